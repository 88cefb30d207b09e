#include "CAssets.h"
const struct xiaoer_asset xiaoer_assets[] = {{0, 0, 0}};

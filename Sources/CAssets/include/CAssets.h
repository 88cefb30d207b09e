#pragma once
#include <stddef.h>
#include "recognition.h"

/// One file inside the binary: its path, its bytes and how many.
struct xiaoer_asset {
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// All files, in the order of assets.c; the last one has a NULL path.
extern const struct xiaoer_asset xiaoer_assets[];

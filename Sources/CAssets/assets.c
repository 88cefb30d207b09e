// Written by scripts/list-assets: the files inside the binary.
#include "CAssets.h"

static const unsigned char file0[] = {
#embed "../XiaoerWeb/Public/css/base.css"
};
static const unsigned char file1[] = {
#embed "../XiaoerWeb/Public/css/controls.css"
};
static const unsigned char file2[] = {
#embed "../XiaoerWeb/Public/css/rail.css"
};
static const unsigned char file3[] = {
#embed "../XiaoerWeb/Public/css/tokens.css"
};
static const unsigned char file4[] = {
#embed "../XiaoerWeb/Public/favicon.svg"
};
static const unsigned char file5[] = {
#embed "../XiaoerWeb/Public/icons.svg"
};
static const unsigned char file6[] = {
#embed "../XiaoerWeb/Public/js/lib/api.js"
};
static const unsigned char file7[] = {
#embed "../XiaoerWeb/Public/js/lib/clock.js"
};
static const unsigned char file8[] = {
#embed "../XiaoerWeb/Public/js/lib/dialog.js"
};
static const unsigned char file9[] = {
#embed "../XiaoerWeb/Public/js/lib/dom.js"
};
static const unsigned char file10[] = {
#embed "../XiaoerWeb/Public/js/lib/early.js"
};
static const unsigned char file11[] = {
#embed "../XiaoerWeb/Public/js/lib/emoji.js"
};
static const unsigned char file12[] = {
#embed "../XiaoerWeb/Public/js/lib/format.js"
};
static const unsigned char file13[] = {
#embed "../XiaoerWeb/Public/js/lib/i18n.js"
};
static const unsigned char file14[] = {
#embed "../XiaoerWeb/Public/js/lib/live-worker.js"
};
static const unsigned char file15[] = {
#embed "../XiaoerWeb/Public/js/lib/live.js"
};
static const unsigned char file16[] = {
#embed "../XiaoerWeb/Public/js/lib/menu.js"
};
static const unsigned char file17[] = {
#embed "../XiaoerWeb/Public/js/lib/pictures.js"
};
static const unsigned char file18[] = {
#embed "../XiaoerWeb/Public/js/lib/signals.js"
};
static const unsigned char file19[] = {
#embed "../XiaoerWeb/Public/js/lib/stream.js"
};
static const unsigned char file20[] = {
#embed "../XiaoerWeb/Public/js/lib/theme.js"
};
static const unsigned char file21[] = {
#embed "../XiaoerWeb/Public/js/lib/toast.js"
};
static const unsigned char file22[] = {
#embed "../XiaoerWeb/Public/js/text/common.en.js"
};
static const unsigned char file23[] = {
#embed "../XiaoerWeb/Public/js/text/common.zh-Hans.js"
};
static const unsigned char file24[] = {
#embed "../XiaoerWeb/Public/js/text/common.zh-Hant.js"
};

static const struct xiaoer_asset files[] = {
    {"Public/css/base.css", file0, sizeof file0},
    {"Public/css/controls.css", file1, sizeof file1},
    {"Public/css/rail.css", file2, sizeof file2},
    {"Public/css/tokens.css", file3, sizeof file3},
    {"Public/favicon.svg", file4, sizeof file4},
    {"Public/icons.svg", file5, sizeof file5},
    {"Public/js/lib/api.js", file6, sizeof file6},
    {"Public/js/lib/clock.js", file7, sizeof file7},
    {"Public/js/lib/dialog.js", file8, sizeof file8},
    {"Public/js/lib/dom.js", file9, sizeof file9},
    {"Public/js/lib/early.js", file10, sizeof file10},
    {"Public/js/lib/emoji.js", file11, sizeof file11},
    {"Public/js/lib/format.js", file12, sizeof file12},
    {"Public/js/lib/i18n.js", file13, sizeof file13},
    {"Public/js/lib/live-worker.js", file14, sizeof file14},
    {"Public/js/lib/live.js", file15, sizeof file15},
    {"Public/js/lib/menu.js", file16, sizeof file16},
    {"Public/js/lib/pictures.js", file17, sizeof file17},
    {"Public/js/lib/signals.js", file18, sizeof file18},
    {"Public/js/lib/stream.js", file19, sizeof file19},
    {"Public/js/lib/theme.js", file20, sizeof file20},
    {"Public/js/lib/toast.js", file21, sizeof file21},
    {"Public/js/text/common.en.js", file22, sizeof file22},
    {"Public/js/text/common.zh-Hans.js", file23, sizeof file23},
    {"Public/js/text/common.zh-Hant.js", file24, sizeof file24},
};

size_t xiaoer_asset_count(void) { return sizeof files / sizeof files[0]; }

struct xiaoer_asset xiaoer_asset_at(size_t position) { return files[position]; }

#pragma once
#include <stddef.h>
#include "recognition.h"

/// One file inside the binary: its path, its bytes and how many.
struct xiaoer_asset {
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// How many files there are.
size_t xiaoer_asset_count(void);

/// The file at a position from 0, in the order of the paths.
struct xiaoer_asset xiaoer_asset_at(size_t position);

#pragma once
#include <stddef.h>

/// The weights of the buyer-intent model, as training wrote them.
extern const unsigned char *const xiaoer_intent_weights;
extern const size_t xiaoer_intent_weights_length;

#include "recognition.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char weights[] = {
#embed "../XiaoerRules/Guidance/Recognition/Model/intents.weights" suffix(, )
    0};
const unsigned char *const xiaoer_intent_weights = weights;
const size_t xiaoer_intent_weights_length = sizeof weights - 1;

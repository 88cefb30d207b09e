// Written by scripts/list-assets: the files inside the binary.
#include "CAssets.h"

// clang calls #embed an extension before C23; the package manager has no name for that standard yet.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../XiaoerRules/Language/Phrases/01-opening-and-holding.yaml"
};
static const unsigned char file1[] = {
#embed "../XiaoerRules/Language/Phrases/02-transfer-and-shifts.yaml"
};
static const unsigned char file2[] = {
#embed "../XiaoerRules/Language/Phrases/03-product-and-stock.yaml"
};
static const unsigned char file3[] = {
#embed "../XiaoerRules/Language/Phrases/04-price-gifts-postage.yaml"
};
static const unsigned char file4[] = {
#embed "../XiaoerRules/Language/Phrases/05-order-payment-shipping.yaml"
};
static const unsigned char file5[] = {
#embed "../XiaoerRules/Language/Phrases/06-after-sale.yaml"
};
static const unsigned char file6[] = {
#embed "../XiaoerRules/Language/Phrases/07-closing-and-care.yaml"
};
static const unsigned char file7[] = {
#embed "../XiaoerWeb/Public/admin.html"
};
static const unsigned char file8[] = {
#embed "../XiaoerWeb/Public/chat.html"
};
static const unsigned char file9[] = {
#embed "../XiaoerWeb/Public/css/admin-pages.css"
};
static const unsigned char file10[] = {
#embed "../XiaoerWeb/Public/css/admin.css"
};
static const unsigned char file11[] = {
#embed "../XiaoerWeb/Public/css/base.css"
};
static const unsigned char file12[] = {
#embed "../XiaoerWeb/Public/css/chat-messages.css"
};
static const unsigned char file13[] = {
#embed "../XiaoerWeb/Public/css/chat-page.css"
};
static const unsigned char file14[] = {
#embed "../XiaoerWeb/Public/css/chat.css"
};
static const unsigned char file15[] = {
#embed "../XiaoerWeb/Public/css/composer.css"
};
static const unsigned char file16[] = {
#embed "../XiaoerWeb/Public/css/controls.css"
};
static const unsigned char file17[] = {
#embed "../XiaoerWeb/Public/css/doors.css"
};
static const unsigned char file18[] = {
#embed "../XiaoerWeb/Public/css/layout.css"
};
static const unsigned char file19[] = {
#embed "../XiaoerWeb/Public/css/list.css"
};
static const unsigned char file20[] = {
#embed "../XiaoerWeb/Public/css/messages.css"
};
static const unsigned char file21[] = {
#embed "../XiaoerWeb/Public/css/notices.css"
};
static const unsigned char file22[] = {
#embed "../XiaoerWeb/Public/css/pages.css"
};
static const unsigned char file23[] = {
#embed "../XiaoerWeb/Public/css/palette.css"
};
static const unsigned char file24[] = {
#embed "../XiaoerWeb/Public/css/rail.css"
};
static const unsigned char file25[] = {
#embed "../XiaoerWeb/Public/css/shop.css"
};
static const unsigned char file26[] = {
#embed "../XiaoerWeb/Public/css/side.css"
};
static const unsigned char file27[] = {
#embed "../XiaoerWeb/Public/css/thread.css"
};
static const unsigned char file28[] = {
#embed "../XiaoerWeb/Public/css/tokens.css"
};
static const unsigned char file29[] = {
#embed "../XiaoerWeb/Public/favicon.svg"
};
static const unsigned char file30[] = {
#embed "../XiaoerWeb/Public/icons.svg"
};
static const unsigned char file31[] = {
#embed "../XiaoerWeb/Public/index.html"
};
static const unsigned char file32[] = {
#embed "../XiaoerWeb/Public/js/admin/account.js"
};
static const unsigned char file33[] = {
#embed "../XiaoerWeb/Public/js/admin/admin-page.js"
};
static const unsigned char file34[] = {
#embed "../XiaoerWeb/Public/js/admin/events.js"
};
static const unsigned char file35[] = {
#embed "../XiaoerWeb/Public/js/admin/exports.js"
};
static const unsigned char file36[] = {
#embed "../XiaoerWeb/Public/js/admin/groups.js"
};
static const unsigned char file37[] = {
#embed "../XiaoerWeb/Public/js/admin/hours.js"
};
static const unsigned char file38[] = {
#embed "../XiaoerWeb/Public/js/admin/import-kinds.js"
};
static const unsigned char file39[] = {
#embed "../XiaoerWeb/Public/js/admin/import-report.js"
};
static const unsigned char file40[] = {
#embed "../XiaoerWeb/Public/js/admin/imports.js"
};
static const unsigned char file41[] = {
#embed "../XiaoerWeb/Public/js/admin/overrides.js"
};
static const unsigned char file42[] = {
#embed "../XiaoerWeb/Public/js/admin/overview.js"
};
static const unsigned char file43[] = {
#embed "../XiaoerWeb/Public/js/admin/pages.js"
};
static const unsigned char file44[] = {
#embed "../XiaoerWeb/Public/js/admin/parts.js"
};
static const unsigned char file45[] = {
#embed "../XiaoerWeb/Public/js/admin/passwords.js"
};
static const unsigned char file46[] = {
#embed "../XiaoerWeb/Public/js/admin/people.js"
};
static const unsigned char file47[] = {
#embed "../XiaoerWeb/Public/js/admin/phrase-sections.js"
};
static const unsigned char file48[] = {
#embed "../XiaoerWeb/Public/js/admin/phrases.js"
};
static const unsigned char file49[] = {
#embed "../XiaoerWeb/Public/js/admin/qr-picture.js"
};
static const unsigned char file50[] = {
#embed "../XiaoerWeb/Public/js/admin/qr.js"
};
static const unsigned char file51[] = {
#embed "../XiaoerWeb/Public/js/admin/setting-values.js"
};
static const unsigned char file52[] = {
#embed "../XiaoerWeb/Public/js/admin/settings.js"
};
static const unsigned char file53[] = {
#embed "../XiaoerWeb/Public/js/admin/stock.js"
};
static const unsigned char file54[] = {
#embed "../XiaoerWeb/Public/js/admin/tables.js"
};
static const unsigned char file55[] = {
#embed "../XiaoerWeb/Public/js/admin/tokens.js"
};
static const unsigned char file56[] = {
#embed "../XiaoerWeb/Public/js/buyer/bubbles.js"
};
static const unsigned char file57[] = {
#embed "../XiaoerWeb/Public/js/buyer/chat-page.js"
};
static const unsigned char file58[] = {
#embed "../XiaoerWeb/Public/js/buyer/chat-sheet.js"
};
static const unsigned char file59[] = {
#embed "../XiaoerWeb/Public/js/buyer/chat-view.js"
};
static const unsigned char file60[] = {
#embed "../XiaoerWeb/Public/js/buyer/chat.js"
};
static const unsigned char file61[] = {
#embed "../XiaoerWeb/Public/js/buyer/choice.js"
};
static const unsigned char file62[] = {
#embed "../XiaoerWeb/Public/js/buyer/composer.js"
};
static const unsigned char file63[] = {
#embed "../XiaoerWeb/Public/js/buyer/drop.js"
};
static const unsigned char file64[] = {
#embed "../XiaoerWeb/Public/js/buyer/images.js"
};
static const unsigned char file65[] = {
#embed "../XiaoerWeb/Public/js/buyer/links.js"
};
static const unsigned char file66[] = {
#embed "../XiaoerWeb/Public/js/buyer/notices.js"
};
static const unsigned char file67[] = {
#embed "../XiaoerWeb/Public/js/buyer/outbox.js"
};
static const unsigned char file68[] = {
#embed "../XiaoerWeb/Public/js/buyer/place.js"
};
static const unsigned char file69[] = {
#embed "../XiaoerWeb/Public/js/buyer/product-chooser.js"
};
static const unsigned char file70[] = {
#embed "../XiaoerWeb/Public/js/buyer/product-view.js"
};
static const unsigned char file71[] = {
#embed "../XiaoerWeb/Public/js/buyer/sending.js"
};
static const unsigned char file72[] = {
#embed "../XiaoerWeb/Public/js/buyer/shop-page.js"
};
static const unsigned char file73[] = {
#embed "../XiaoerWeb/Public/js/buyer/thread-view.js"
};
static const unsigned char file74[] = {
#embed "../XiaoerWeb/Public/js/buyer/thread.js"
};
static const unsigned char file75[] = {
#embed "../XiaoerWeb/Public/js/buyer/viewer.js"
};
static const unsigned char file76[] = {
#embed "../XiaoerWeb/Public/js/doors/brand.js"
};
static const unsigned char file77[] = {
#embed "../XiaoerWeb/Public/js/doors/doors-page.js"
};
static const unsigned char file78[] = {
#embed "../XiaoerWeb/Public/js/doors/login-page.js"
};
static const unsigned char file79[] = {
#embed "../XiaoerWeb/Public/js/doors/next.js"
};
static const unsigned char file80[] = {
#embed "../XiaoerWeb/Public/js/doors/preferences.js"
};
static const unsigned char file81[] = {
#embed "../XiaoerWeb/Public/js/lib/api.js"
};
static const unsigned char file82[] = {
#embed "../XiaoerWeb/Public/js/lib/clock.js"
};
static const unsigned char file83[] = {
#embed "../XiaoerWeb/Public/js/lib/dialog.js"
};
static const unsigned char file84[] = {
#embed "../XiaoerWeb/Public/js/lib/dom.js"
};
static const unsigned char file85[] = {
#embed "../XiaoerWeb/Public/js/lib/early.js"
};
static const unsigned char file86[] = {
#embed "../XiaoerWeb/Public/js/lib/emoji.js"
};
static const unsigned char file87[] = {
#embed "../XiaoerWeb/Public/js/lib/format.js"
};
static const unsigned char file88[] = {
#embed "../XiaoerWeb/Public/js/lib/i18n.js"
};
static const unsigned char file89[] = {
#embed "../XiaoerWeb/Public/js/lib/live-worker.js"
};
static const unsigned char file90[] = {
#embed "../XiaoerWeb/Public/js/lib/live.js"
};
static const unsigned char file91[] = {
#embed "../XiaoerWeb/Public/js/lib/menu.js"
};
static const unsigned char file92[] = {
#embed "../XiaoerWeb/Public/js/lib/pictures.js"
};
static const unsigned char file93[] = {
#embed "../XiaoerWeb/Public/js/lib/signals.js"
};
static const unsigned char file94[] = {
#embed "../XiaoerWeb/Public/js/lib/stream.js"
};
static const unsigned char file95[] = {
#embed "../XiaoerWeb/Public/js/lib/theme.js"
};
static const unsigned char file96[] = {
#embed "../XiaoerWeb/Public/js/lib/toast.js"
};
static const unsigned char file97[] = {
#embed "../XiaoerWeb/Public/js/text/admin.en.js"
};
static const unsigned char file98[] = {
#embed "../XiaoerWeb/Public/js/text/admin.zh-Hans.js"
};
static const unsigned char file99[] = {
#embed "../XiaoerWeb/Public/js/text/admin.zh-Hant.js"
};
static const unsigned char file100[] = {
#embed "../XiaoerWeb/Public/js/text/buyer.en.js"
};
static const unsigned char file101[] = {
#embed "../XiaoerWeb/Public/js/text/buyer.zh-Hans.js"
};
static const unsigned char file102[] = {
#embed "../XiaoerWeb/Public/js/text/buyer.zh-Hant.js"
};
static const unsigned char file103[] = {
#embed "../XiaoerWeb/Public/js/text/common.en.js"
};
static const unsigned char file104[] = {
#embed "../XiaoerWeb/Public/js/text/common.zh-Hans.js"
};
static const unsigned char file105[] = {
#embed "../XiaoerWeb/Public/js/text/common.zh-Hant.js"
};
static const unsigned char file106[] = {
#embed "../XiaoerWeb/Public/js/text/doors.en.js"
};
static const unsigned char file107[] = {
#embed "../XiaoerWeb/Public/js/text/doors.zh-Hans.js"
};
static const unsigned char file108[] = {
#embed "../XiaoerWeb/Public/js/text/doors.zh-Hant.js"
};
static const unsigned char file109[] = {
#embed "../XiaoerWeb/Public/js/text/workbench.en.js"
};
static const unsigned char file110[] = {
#embed "../XiaoerWeb/Public/js/text/workbench.zh-Hans.js"
};
static const unsigned char file111[] = {
#embed "../XiaoerWeb/Public/js/text/workbench.zh-Hant.js"
};
static const unsigned char file112[] = {
#embed "../XiaoerWeb/Public/js/workbench/alarm.js"
};
static const unsigned char file113[] = {
#embed "../XiaoerWeb/Public/js/workbench/close.js"
};
static const unsigned char file114[] = {
#embed "../XiaoerWeb/Public/js/workbench/composer.js"
};
static const unsigned char file115[] = {
#embed "../XiaoerWeb/Public/js/workbench/conversation.js"
};
static const unsigned char file116[] = {
#embed "../XiaoerWeb/Public/js/workbench/draft.js"
};
static const unsigned char file117[] = {
#embed "../XiaoerWeb/Public/js/workbench/events.js"
};
static const unsigned char file118[] = {
#embed "../XiaoerWeb/Public/js/workbench/findings.js"
};
static const unsigned char file119[] = {
#embed "../XiaoerWeb/Public/js/workbench/gate-rules.js"
};
static const unsigned char file120[] = {
#embed "../XiaoerWeb/Public/js/workbench/go.js"
};
static const unsigned char file121[] = {
#embed "../XiaoerWeb/Public/js/workbench/help.js"
};
static const unsigned char file122[] = {
#embed "../XiaoerWeb/Public/js/workbench/hint.js"
};
static const unsigned char file123[] = {
#embed "../XiaoerWeb/Public/js/workbench/keys.js"
};
static const unsigned char file124[] = {
#embed "../XiaoerWeb/Public/js/workbench/list-row.js"
};
static const unsigned char file125[] = {
#embed "../XiaoerWeb/Public/js/workbench/list.js"
};
static const unsigned char file126[] = {
#embed "../XiaoerWeb/Public/js/workbench/log.js"
};
static const unsigned char file127[] = {
#embed "../XiaoerWeb/Public/js/workbench/main.js"
};
static const unsigned char file128[] = {
#embed "../XiaoerWeb/Public/js/workbench/message.js"
};
static const unsigned char file129[] = {
#embed "../XiaoerWeb/Public/js/workbench/notices.js"
};
static const unsigned char file130[] = {
#embed "../XiaoerWeb/Public/js/workbench/palette.js"
};
static const unsigned char file131[] = {
#embed "../XiaoerWeb/Public/js/workbench/presence.js"
};
static const unsigned char file132[] = {
#embed "../XiaoerWeb/Public/js/workbench/product-picker.js"
};
static const unsigned char file133[] = {
#embed "../XiaoerWeb/Public/js/workbench/rail.js"
};
static const unsigned char file134[] = {
#embed "../XiaoerWeb/Public/js/workbench/restock-row.js"
};
static const unsigned char file135[] = {
#embed "../XiaoerWeb/Public/js/workbench/restock.js"
};
static const unsigned char file136[] = {
#embed "../XiaoerWeb/Public/js/workbench/search.js"
};
static const unsigned char file137[] = {
#embed "../XiaoerWeb/Public/js/workbench/send.js"
};
static const unsigned char file138[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-candidates.js"
};
static const unsigned char file139[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-customer.js"
};
static const unsigned char file140[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-history.js"
};
static const unsigned char file141[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-orders.js"
};
static const unsigned char file142[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-sop.js"
};
static const unsigned char file143[] = {
#embed "../XiaoerWeb/Public/js/workbench/side-tabs.js"
};
static const unsigned char file144[] = {
#embed "../XiaoerWeb/Public/js/workbench/side.js"
};
static const unsigned char file145[] = {
#embed "../XiaoerWeb/Public/js/workbench/slots.js"
};
static const unsigned char file146[] = {
#embed "../XiaoerWeb/Public/js/workbench/stand-in.js"
};
static const unsigned char file147[] = {
#embed "../XiaoerWeb/Public/js/workbench/state.js"
};
static const unsigned char file148[] = {
#embed "../XiaoerWeb/Public/js/workbench/stock.js"
};
static const unsigned char file149[] = {
#embed "../XiaoerWeb/Public/js/workbench/tasks.js"
};
static const unsigned char file150[] = {
#embed "../XiaoerWeb/Public/js/workbench/team.js"
};
static const unsigned char file151[] = {
#embed "../XiaoerWeb/Public/js/workbench/thread.js"
};
static const unsigned char file152[] = {
#embed "../XiaoerWeb/Public/js/workbench/transfer.js"
};
static const unsigned char file153[] = {
#embed "../XiaoerWeb/Public/js/workbench/turn-view.js"
};
static const unsigned char file154[] = {
#embed "../XiaoerWeb/Public/js/workbench/turn.js"
};
static const unsigned char file155[] = {
#embed "../XiaoerWeb/Public/js/workbench/types.js"
};
static const unsigned char file156[] = {
#embed "../XiaoerWeb/Public/js/workbench/upload.js"
};
static const unsigned char file157[] = {
#embed "../XiaoerWeb/Public/js/workbench/viewing.js"
};
static const unsigned char file158[] = {
#embed "../XiaoerWeb/Public/login.html"
};
static const unsigned char file159[] = {
#embed "../XiaoerWeb/Public/shop.html"
};
static const unsigned char file160[] = {
#embed "../XiaoerWeb/Public/widget.js"
};
static const unsigned char file161[] = {
#embed "../XiaoerWeb/Public/workbench.html"
};
static const unsigned char file162[] = {
#embed "../XiaoerRules/Guidance/Tables/DT-STK-1.yaml"
};
static const unsigned char file163[] = {
#embed "../XiaoerRules/Guidance/Tables/DT-STK-2.yaml"
};
static const unsigned char file164[] = {
#embed "../XiaoerRules/Guidance/Tables/DT-STK-3.yaml"
};

static const struct xiaoer_asset files[] = {
    {"Phrases/01-opening-and-holding.yaml", file0, sizeof file0},
    {"Phrases/02-transfer-and-shifts.yaml", file1, sizeof file1},
    {"Phrases/03-product-and-stock.yaml", file2, sizeof file2},
    {"Phrases/04-price-gifts-postage.yaml", file3, sizeof file3},
    {"Phrases/05-order-payment-shipping.yaml", file4, sizeof file4},
    {"Phrases/06-after-sale.yaml", file5, sizeof file5},
    {"Phrases/07-closing-and-care.yaml", file6, sizeof file6},
    {"Public/admin.html", file7, sizeof file7},
    {"Public/chat.html", file8, sizeof file8},
    {"Public/css/admin-pages.css", file9, sizeof file9},
    {"Public/css/admin.css", file10, sizeof file10},
    {"Public/css/base.css", file11, sizeof file11},
    {"Public/css/chat-messages.css", file12, sizeof file12},
    {"Public/css/chat-page.css", file13, sizeof file13},
    {"Public/css/chat.css", file14, sizeof file14},
    {"Public/css/composer.css", file15, sizeof file15},
    {"Public/css/controls.css", file16, sizeof file16},
    {"Public/css/doors.css", file17, sizeof file17},
    {"Public/css/layout.css", file18, sizeof file18},
    {"Public/css/list.css", file19, sizeof file19},
    {"Public/css/messages.css", file20, sizeof file20},
    {"Public/css/notices.css", file21, sizeof file21},
    {"Public/css/pages.css", file22, sizeof file22},
    {"Public/css/palette.css", file23, sizeof file23},
    {"Public/css/rail.css", file24, sizeof file24},
    {"Public/css/shop.css", file25, sizeof file25},
    {"Public/css/side.css", file26, sizeof file26},
    {"Public/css/thread.css", file27, sizeof file27},
    {"Public/css/tokens.css", file28, sizeof file28},
    {"Public/favicon.svg", file29, sizeof file29},
    {"Public/icons.svg", file30, sizeof file30},
    {"Public/index.html", file31, sizeof file31},
    {"Public/js/admin/account.js", file32, sizeof file32},
    {"Public/js/admin/admin-page.js", file33, sizeof file33},
    {"Public/js/admin/events.js", file34, sizeof file34},
    {"Public/js/admin/exports.js", file35, sizeof file35},
    {"Public/js/admin/groups.js", file36, sizeof file36},
    {"Public/js/admin/hours.js", file37, sizeof file37},
    {"Public/js/admin/import-kinds.js", file38, sizeof file38},
    {"Public/js/admin/import-report.js", file39, sizeof file39},
    {"Public/js/admin/imports.js", file40, sizeof file40},
    {"Public/js/admin/overrides.js", file41, sizeof file41},
    {"Public/js/admin/overview.js", file42, sizeof file42},
    {"Public/js/admin/pages.js", file43, sizeof file43},
    {"Public/js/admin/parts.js", file44, sizeof file44},
    {"Public/js/admin/passwords.js", file45, sizeof file45},
    {"Public/js/admin/people.js", file46, sizeof file46},
    {"Public/js/admin/phrase-sections.js", file47, sizeof file47},
    {"Public/js/admin/phrases.js", file48, sizeof file48},
    {"Public/js/admin/qr-picture.js", file49, sizeof file49},
    {"Public/js/admin/qr.js", file50, sizeof file50},
    {"Public/js/admin/setting-values.js", file51, sizeof file51},
    {"Public/js/admin/settings.js", file52, sizeof file52},
    {"Public/js/admin/stock.js", file53, sizeof file53},
    {"Public/js/admin/tables.js", file54, sizeof file54},
    {"Public/js/admin/tokens.js", file55, sizeof file55},
    {"Public/js/buyer/bubbles.js", file56, sizeof file56},
    {"Public/js/buyer/chat-page.js", file57, sizeof file57},
    {"Public/js/buyer/chat-sheet.js", file58, sizeof file58},
    {"Public/js/buyer/chat-view.js", file59, sizeof file59},
    {"Public/js/buyer/chat.js", file60, sizeof file60},
    {"Public/js/buyer/choice.js", file61, sizeof file61},
    {"Public/js/buyer/composer.js", file62, sizeof file62},
    {"Public/js/buyer/drop.js", file63, sizeof file63},
    {"Public/js/buyer/images.js", file64, sizeof file64},
    {"Public/js/buyer/links.js", file65, sizeof file65},
    {"Public/js/buyer/notices.js", file66, sizeof file66},
    {"Public/js/buyer/outbox.js", file67, sizeof file67},
    {"Public/js/buyer/place.js", file68, sizeof file68},
    {"Public/js/buyer/product-chooser.js", file69, sizeof file69},
    {"Public/js/buyer/product-view.js", file70, sizeof file70},
    {"Public/js/buyer/sending.js", file71, sizeof file71},
    {"Public/js/buyer/shop-page.js", file72, sizeof file72},
    {"Public/js/buyer/thread-view.js", file73, sizeof file73},
    {"Public/js/buyer/thread.js", file74, sizeof file74},
    {"Public/js/buyer/viewer.js", file75, sizeof file75},
    {"Public/js/doors/brand.js", file76, sizeof file76},
    {"Public/js/doors/doors-page.js", file77, sizeof file77},
    {"Public/js/doors/login-page.js", file78, sizeof file78},
    {"Public/js/doors/next.js", file79, sizeof file79},
    {"Public/js/doors/preferences.js", file80, sizeof file80},
    {"Public/js/lib/api.js", file81, sizeof file81},
    {"Public/js/lib/clock.js", file82, sizeof file82},
    {"Public/js/lib/dialog.js", file83, sizeof file83},
    {"Public/js/lib/dom.js", file84, sizeof file84},
    {"Public/js/lib/early.js", file85, sizeof file85},
    {"Public/js/lib/emoji.js", file86, sizeof file86},
    {"Public/js/lib/format.js", file87, sizeof file87},
    {"Public/js/lib/i18n.js", file88, sizeof file88},
    {"Public/js/lib/live-worker.js", file89, sizeof file89},
    {"Public/js/lib/live.js", file90, sizeof file90},
    {"Public/js/lib/menu.js", file91, sizeof file91},
    {"Public/js/lib/pictures.js", file92, sizeof file92},
    {"Public/js/lib/signals.js", file93, sizeof file93},
    {"Public/js/lib/stream.js", file94, sizeof file94},
    {"Public/js/lib/theme.js", file95, sizeof file95},
    {"Public/js/lib/toast.js", file96, sizeof file96},
    {"Public/js/text/admin.en.js", file97, sizeof file97},
    {"Public/js/text/admin.zh-Hans.js", file98, sizeof file98},
    {"Public/js/text/admin.zh-Hant.js", file99, sizeof file99},
    {"Public/js/text/buyer.en.js", file100, sizeof file100},
    {"Public/js/text/buyer.zh-Hans.js", file101, sizeof file101},
    {"Public/js/text/buyer.zh-Hant.js", file102, sizeof file102},
    {"Public/js/text/common.en.js", file103, sizeof file103},
    {"Public/js/text/common.zh-Hans.js", file104, sizeof file104},
    {"Public/js/text/common.zh-Hant.js", file105, sizeof file105},
    {"Public/js/text/doors.en.js", file106, sizeof file106},
    {"Public/js/text/doors.zh-Hans.js", file107, sizeof file107},
    {"Public/js/text/doors.zh-Hant.js", file108, sizeof file108},
    {"Public/js/text/workbench.en.js", file109, sizeof file109},
    {"Public/js/text/workbench.zh-Hans.js", file110, sizeof file110},
    {"Public/js/text/workbench.zh-Hant.js", file111, sizeof file111},
    {"Public/js/workbench/alarm.js", file112, sizeof file112},
    {"Public/js/workbench/close.js", file113, sizeof file113},
    {"Public/js/workbench/composer.js", file114, sizeof file114},
    {"Public/js/workbench/conversation.js", file115, sizeof file115},
    {"Public/js/workbench/draft.js", file116, sizeof file116},
    {"Public/js/workbench/events.js", file117, sizeof file117},
    {"Public/js/workbench/findings.js", file118, sizeof file118},
    {"Public/js/workbench/gate-rules.js", file119, sizeof file119},
    {"Public/js/workbench/go.js", file120, sizeof file120},
    {"Public/js/workbench/help.js", file121, sizeof file121},
    {"Public/js/workbench/hint.js", file122, sizeof file122},
    {"Public/js/workbench/keys.js", file123, sizeof file123},
    {"Public/js/workbench/list-row.js", file124, sizeof file124},
    {"Public/js/workbench/list.js", file125, sizeof file125},
    {"Public/js/workbench/log.js", file126, sizeof file126},
    {"Public/js/workbench/main.js", file127, sizeof file127},
    {"Public/js/workbench/message.js", file128, sizeof file128},
    {"Public/js/workbench/notices.js", file129, sizeof file129},
    {"Public/js/workbench/palette.js", file130, sizeof file130},
    {"Public/js/workbench/presence.js", file131, sizeof file131},
    {"Public/js/workbench/product-picker.js", file132, sizeof file132},
    {"Public/js/workbench/rail.js", file133, sizeof file133},
    {"Public/js/workbench/restock-row.js", file134, sizeof file134},
    {"Public/js/workbench/restock.js", file135, sizeof file135},
    {"Public/js/workbench/search.js", file136, sizeof file136},
    {"Public/js/workbench/send.js", file137, sizeof file137},
    {"Public/js/workbench/side-candidates.js", file138, sizeof file138},
    {"Public/js/workbench/side-customer.js", file139, sizeof file139},
    {"Public/js/workbench/side-history.js", file140, sizeof file140},
    {"Public/js/workbench/side-orders.js", file141, sizeof file141},
    {"Public/js/workbench/side-sop.js", file142, sizeof file142},
    {"Public/js/workbench/side-tabs.js", file143, sizeof file143},
    {"Public/js/workbench/side.js", file144, sizeof file144},
    {"Public/js/workbench/slots.js", file145, sizeof file145},
    {"Public/js/workbench/stand-in.js", file146, sizeof file146},
    {"Public/js/workbench/state.js", file147, sizeof file147},
    {"Public/js/workbench/stock.js", file148, sizeof file148},
    {"Public/js/workbench/tasks.js", file149, sizeof file149},
    {"Public/js/workbench/team.js", file150, sizeof file150},
    {"Public/js/workbench/thread.js", file151, sizeof file151},
    {"Public/js/workbench/transfer.js", file152, sizeof file152},
    {"Public/js/workbench/turn-view.js", file153, sizeof file153},
    {"Public/js/workbench/turn.js", file154, sizeof file154},
    {"Public/js/workbench/types.js", file155, sizeof file155},
    {"Public/js/workbench/upload.js", file156, sizeof file156},
    {"Public/js/workbench/viewing.js", file157, sizeof file157},
    {"Public/login.html", file158, sizeof file158},
    {"Public/shop.html", file159, sizeof file159},
    {"Public/widget.js", file160, sizeof file160},
    {"Public/workbench.html", file161, sizeof file161},
    {"Tables/DT-STK-1.yaml", file162, sizeof file162},
    {"Tables/DT-STK-2.yaml", file163, sizeof file163},
    {"Tables/DT-STK-3.yaml", file164, sizeof file164},
};

size_t xiaoer_asset_count(void) { return sizeof files / sizeof files[0]; }

struct xiaoer_asset xiaoer_asset_at(size_t position) { return files[position]; }

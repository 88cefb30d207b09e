// Which kind of file an import is, guessed from its name. Pure.
// @ts-check

export const KINDS = /** @type {const} */ ([
  "products",
  "skus",
  "stock",
  "customers",
  "orders",
  "marketplace-orders",
  "marketplace-order-lines",
]);
/** @typedef {typeof KINDS[number]} Kind */

/**
 * The first pattern that fits wins, so the more particular ones stand first.
 * @type {[RegExp, Kind][]}
 */
const PATTERNS = [
  [/exportorderdetail|order.?(detail|line)|订单明细|訂單明細|宝贝明细|子订单/i, "marketplace-order-lines"],
  [/exportorder|taobao|tmall|淘宝|天猫|平台订单/i, "marketplace-orders"],
  [/order|订单|訂單/i, "orders"],
  [/customer|buyer|member|顾客|顧客|客户|客戶|会员|會員|买家|買家/i, "customers"],
  [/stock|inventory|库存|庫存/i, "stock"],
  [/sku|规格|規格|货品|貨品|条码/i, "skus"],
  [/product|style|goods|item|商品|款式|款号|宝贝/i, "products"],
];

/**
 * @param {string} fileName
 * @returns {Kind | null}
 */
export function guessKind(fileName) {
  return PATTERNS.find(([pattern]) => pattern.test(fileName))?.[1] ?? null;
}

import { wordPattern } from '../word-pattern.ts'

/** Beginnings of words for numbers that are no codes; endings follow. */
const STEMS =
  'order|telephone|invoice|receipt|ticket|case|incident|referenc|reservation|booking|tracking|shipment|parcel|consignment|postcode|serial|licen[cs]e|article|flight|policy|contract|transaction|approval|patient|student|employee|staff|issue|commit|locker|barcode|confirmation number|build|version|release|bestell|auftrag|rechnung|kunde|vertrag|sendung|vorgang|beleg|postleitzahl|bankleitzahl|mitglied|ausweis|zähler|commande|facture|dossier|téléphone|contrat|colis|pedido|factura|fatura|cliente|teléfono|telefone|reserva|ordine|fattura|telefono|prenotazione|bestelling|factuur|klant|zamówieni|faktur|klient|przesył|sipariş|müşteri|takip|order|beställning|kund|objednáv|faktur|заказ|замовлен|счет|счёт|индекс|договор|посыл|клиент|订单|訂單|单号|單號|编号|編號|电话|電話|邮编|账号|帳號|客服|주문|송장|운송장|전화|우편|고객|계좌|문의|注文|予約番号|会員|電話|郵便|お客様|伝票|問い?合わ?せ|受付番号|管理番号|口座|顧客'
/** The same, but for words that sentences end with, `confirm your account:`. They count before `number`, or alone. */
const WEAK =
  'account|meeting|session|request|member|phone|mobile|client|customer|konto|telefon|compte|cuenta|conta|телефон'
/** Whole words for such numbers. */
const WORDS =
  'id|no|nr|num|number|ref|zip|plz|cap|cep|psč|tel|fax|vat|tax|iban|bic|ean|upc|sku|pr|po|nip|kvk|user ?name|user|password|mot de passe|passwort|contraseña|senha|wachtwoord|numéro|número|numero|nummer|numer|номер|тел|№|n°|nº|番号|号码|号|번호|total|sum|amount|betrag|total|somme|importe'
/** Words for what is counted, paid or numbered right behind them. */
const ADJACENT =
  /(?<!\p{L})(?:item|part|room|seat|gate|suite|apt|box|unit|lines?|port|page|job|tip|over|about|than|nearly|inr|usd|eur|gbp|jpy|chf|cny|aud|cad|pln|try|rub|rs)[\s.:#]{0,3}$/iu
const LABEL = wordPattern(
  [
    `(?:(?:${STEMS}|^\\P{L}{0,5}(?:${WEAK}))\\p{L}{0,12}|(?<!\\p{L})(?:${WORDS}))(?:(?:[\\s.:#°º()"'-]|(?<!\\p{L})(?:number|no|nr|nummer|numer|num[ée]r[io]?|número|id|is|ist|lautet|est|es|номер)(?!\\p{L})|番号|号码|号|號|번호|は|是){0,8})$`,
  ],
  'iu',
)
/** Ends of something that is hidden, and what programs compare. */
const ENDING =
  /[=<>]\s?$|[后後末下][一-十\d]{1,2}[位桁]\P{L}{0,4}$|(?:ending|ends|endet|endend|terminant|terminad[ao]|termina|finissant|заканчива\p{L}{1,4}|尾号|末尾|끝자리|下\s?4\s?桁|last (?:four|4)(?: digits)?)\s*(?:in|with|auf|mit|par|en|em|on|на)?\P{L}{0,4}$/iu
const HIDDEN = /(?:[*•●]|x{3,})[\s-]?$/i
/** Words after which a number is a time, a place or a quantity. */
const PREPOSITION =
  /(?<!\p{L})(?:in|at|until|till|by|since|from|before|after|of|around|um|bis|seit|ab|von|nach|dès|depuis|desde|até|hasta|dal|fino a|copyright|©|year|years?|call|dial|sms to|text|v)\s*$/iu
const MONTH =
  /(?<!\p{L})(?:jan|feb|mär|mar|apr|may|mai|jun|jul|aug|sep|okt|oct|nov|dez|dec)\p{L}{0,7}\.?\s{0,2}(?:\d{1,2}(?:st|nd|rd|th)?,?\s{0,2})?$/iu
/** What is counted, or how it goes on where it is a day, a price, a place. */
const UNIT =
  /^\s?(?:%|usdt?|eur|gbp|inr|jpy|chf|pln|rub|czk|euros?|dollars?|円|元|원|руб|zł|tl(?!\p{L})|kč|ft(?!\p{L})|kr(?!\p{L})|年|月|日|号店|번지|명|人|件|名|点|ポイント|people|persons?|users?|readers?|customers?|members?|visitors?|subscribers?|developers?|employees|points?|miles|km|kg|mb|gb|kb|px|ms|seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?|times|words|lines|pages|posts|articles|tests|files|additions|deletions|inodes|characters|chars|items|units|copies|tage?n?(?!\p{L})|stunden|minuten|jahre?|personen|kunden|jours|heures|personnes|días|horas|personas|dias|pessoas|giorni|persone|dagen|mensen|dni|osób|gün|kişi|дней|человек|am\b|pm\b|uhr)/iu

/** Whether what stands before says that the number is one of another kind. @param before of the same line */
export function isLabelled(before: string): boolean {
  const near = before.slice(-60)
  return LABEL.test(near) || ADJACENT.test(near) || ENDING.test(near) || MONTH.test(near)
}

/** Whether it is a time, a quantity or a part that is shown of something hidden. */
export function isCounted(before: string, after: string): boolean {
  const near = before.slice(-40)
  if (HIDDEN.test(near) && !/^[*•●]/.test(after)) return true
  return PREPOSITION.test(near) || UNIT.test(after.slice(0, 20))
}

/** Whether a line is a heading of another number: what stands alone below it is that. */
export function isHeadingOfOther(line: string): boolean {
  return line.length <= 40 && LABEL.test(line)
}

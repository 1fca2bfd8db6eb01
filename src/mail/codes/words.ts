import { wordPattern } from '../word-pattern.ts'

/** What German, Dutch and the Nordic languages put before `code` in one word. */
const COMPOUNDS =
  'bestätigungs?|sicherheits?|verifizierungs?|verifikations?|einmal|anmelde|login|log-?in|zugangs?|zugriffs?|zutritts?|freischalt|freigabe|aktivierungs?|prüf|kontroll|authentifizierungs?|registrierungs?|wiederherstellungs?|reset|abhol|einladungs?|geheim|sms|auth|verificatie|beveiligings?|inlog|toegangs?|bevestigings?|activatie|herstel|ophaal|afhaal|verifierings?|engångs?|säkerhets?|bekräftelse|inloggnings?|aktiverings?|engangs?|bekræftelses?|bekreftelses?|sikkerheds?|sikkerhets?|verifikations?|verifiserings?|logind|innloggings?|nouto|hämt|hent|avhämtnings|utlämnings|vahvistus|kertakäyttö|turva|todennus|kirjautumis|aktivointi'

/** A language's own words for a code that is typed; those that mean other codes are taken out before (`OTHER_CODES`). */
const CODES = [
  '(?<!\\p{L})(?:one[- ]?time|single[- ]use) (?:pass(?:word|code|phrase)|pin|key)|(?:verification|authentication|security) (?:number|key)|pass-?codes?(?!\\p{L})',
  // `code` ends words of German and Dutch, and is a word of English and French.
  `(?<!\\p{L})(?:(?:${COMPOUNDS}|pass|pin)-?)?(?:codes?|pin)(?!\\p{L})|(?<!\\p{L})(?:m?tan|(?:\\p{L}{1,20}-)?(?:tan|code|pin)|otps?)(?!\\p{L})|einmal-?(?:passwort|kennwort|pin|code)`,
  'mot de passe (?:à usage )?unique|c[óo]digos?(?!\\p{L})|clave (?:de un solo uso|temporal|dinámica)|contraseña (?:de un solo uso|única)|senha (?:de uso )?únic\\p{L}',
  `(?<!\\p{L})codic[ei](?!\\p{L})|password monouso|eenmalig wachtwoord|(?<!\\p{L})k[oó]d(?:e[nrt]?|em|y|u|i|ot|ja|a|un|unu|unuz|unuzu|um|umuz|d|on|ok)?(?!\\p{L})|(?<!\\p{L})(?:${COMPOUNDS})-?kod(?:e[nrt]?|en)?(?!\\p{L})|has[lł]o jednorazowe`,
  `tek kullanımlık (?:şifre|parola)\\p{L}{0,6}|(?<!\\p{L})(?:${COMPOUNDS})?koodi\\p{L}{0,4}|(?<!\\p{L})cod(?:ul)?(?!\\p{L})|jednorázové heslo|egyszer használatos jelszó`,
  '(?<!\\p{L})код(?:а|ом|у|ы)?(?!\\p{L})|(?:одноразов|разов)\\p{L}{0,4} парол\\p{L}{0,3}|κωδικ\\p{L}{0,5}',
  '[验驗][证證][码碼]|校[验驗][码碼]|[动動][态態](?:密?[码碼]|口令)|一次性(?:密[码碼]|口令)|(?:确认|確認|安全|授权|授權|登录|登入|激活|邀请|邀請|取件|识别|識別)[码碼]',
  '인증 ?번호|(?:인증|보안|확인|승인|로그인|초대)? ?코드|일회용 ?(?:비밀번호|번호)|핀 ?번호',
  '(?:認証|確認|検証|暗証|照合)番号|(?:ワンタイム|仮)パスワード|パスコード|コード|ピン番号|PIN番号',
  'mã (?:xác|otp|pin|bảo)[^\\s]{0,6}(?: (?:minh|nhận|thực|mật))?|รหัส|कोड|ओटीपी|رمز|كود|کد|קוד|oneindig code',
]

/** Codes that are no secret, and `code` that programmers write. They are taken out of a text before it is looked at. */
const OTHER_CODES = [
  '(?<!\\p{L})(?:promo(?:tion(?:al)?)?|discount|coupon|voucher|gift(?: ?card)?|offer|deal|savings?|sales?|referral|affiliate|partner|campaign|zip|postal|post|area|country|dial(?:l?ing)?|city|error|status|exit|return|response|reason|result|qr|bar|short|source|clean|secure|machine|open|legacy|our|your own|dress|building|tracking|shipping|product|item|article|part|sku|model|serial|licen[cs]e|booking|reservation|itinerary|sort|swift|bic|iban|bank|branch|currency|airport|iata|tax|vat|customer|client|supplier|student|course|colou?r|hex|rate|department|cost|project|job|order|reference|ref|event|diagnosis|billing|procedure|morse|hts|hs|naics|mcc) ?codes?(?!\\p{L})',
  'code ?(?:base|review|coverage|signing|editor|of (?:conduct|practice)|style|quality|snippets?|samples?|examples?|changes?|freeze|owners?|generation|block|line|promo|postal|client|barre|à barre|de réduction|remise|avantage|parrainage|article|produit|commande|d.erreur|erreur|de suivi|iban|banque|guichet|pin puk)',
  '(?:gutschein|rabatt|reservierungs?|bestell|auftrags|liefer|sendungs|tarif|aktions|vorteils|angebots|fehler|länder|quell|qr|bar|strich|buchungs|kunden|artikel|produkt|zip|post|kortings?|actie|streepjes|boekings|klant|fout|status|error|land|kupong|värde|rabat|kampanje|alennus|feil|fel|stats|produkt)-?(?:codes?|kod(?:e|en)?|koodi)(?!\\p{L})',
  'c[óo]digos? (?:promocional|postal|de (?:descuento|desconto|barras|reserva|pedido|error|erro|seguimiento|rastreio|rastreamento|cliente|producto|produto|área|país|conducta|conduta|referido|cupom|oferta)|fuente|swift|iban|fiscal|qr|do (?:pedido|produto|cliente))|codic[ei] (?:sconto|postale|fiscale|cliente|promo\\p{L}*|prodotto|articolo|a barre|di (?:prenotazione|tracciamento|spedizione|avviamento)|ordine|errore|iban|sorgente|qr|destinatario)',
  'k[oó]d (?:rabatowy|pocztowy|promocyjny|kreskowy|błędu|kuponu|produktu|slevový|qr)|(?:[iİ]ndirim|kupon|posta|promosyon|hata|rezervasyon|ürün|kampanya|alan|müşteri|qr) kod\\p{L}{0,6}|(?:slevový|poštovní|rabatov\\p{L}{1,3}) kód\\p{L}{0,2}|cod (?:poștal|de reducere|promoțional|fiscal|de bare)',
  'промо-?код\\p{L}{0,3}|код\\p{L}{0,2} (?:скидки|товара|ошибки|бронирования|города|страны|купона|заказа|клиента|знижки|товару|помилки)|исходн\\p{L}{1,4} код\\p{L}{0,2}',
  '(?:优惠|優惠|折扣|邮政|郵遞|二维|二維|条形|條碼|商品|错误|錯誤|源|追踪|订单)(?:代)?[码碼]',
  '(?:할인|쿠폰|프로모션|우편|상품|오류|에러|예약|추천|QR|소스|바)[ -]?(?:쿠폰 ?)?(?:코드|번호)',
  '(?:クーポン|割引|プロモーション|プロモ|キャンペーン|商品|品番|エラー|予約|QR|バー|ソース|優待|ギフト|紹介|郵便|店舗|銀行|支店|国|製品|ステータス|顧客)(?:コード|番号)',
]

/** What says, near a code, that it opens a door. */
const AUTH =
  /verif|vérif|authent|2fa|two-?(?:factor|step)|one-?time|sign(?:ing)?[ -]?(?:in|up)|log(?:ging)?[ -]?(?:in|on)|(?<!\p{L})(?:otp|pin|m?tan)(?!\p{L})|passcode|identity|it.s you|security|sicherheit|anmeld|bestätig|einmal|sécurité|connexion|connecter|usage unique|segur|acceso|acesso|iniciar|sicurezza|accesso|beveilig|inlog|weryfik|logowan|doğrula|giriş|логин|вход|подтвержд|одноразов|[验驗][证證]|登[录入]|인증|로그인|본인|認証|ログイン|本人|ワンタイム|暗証|確認コード/iu
const OPENED =
  /pick-?up|collect|access|entry|entrance|door|wi-?fi|guest|invit|activat|regist|confirm|unlock|recovery|back-?up|reset|pair|device|temporary|abhol|zugang|aktivier|freischalt|retrait|accès|activ|recogida|ritiro|afhaal|toegang|odbior/iu
const MONEY_OFF =
  /coupon|promo|discount|voucher|gift|%\s?off|(?<!\p{L})off(?!\p{L})|check-?out|redeem|referral|save \d|sale(?!\p{L})|\d\s?%|-\d+\s?%|soldes|offre|angebot|rebajas|oferta|saldi|wyprzeda|распродаж|セール|특가|세일|促销|特惠|rabatt|gutschein|kasse|réduction|remise|descuento|cupón|cupom|desconto|sconto|korting|zniżk|rabat|[iİ]ndirim|kupon|скидк|промо|купон|折|优惠|優惠|쿠폰|할인|クーポン|割引|ポイント/iu
const TRAVEL =
  /flight|itinerary|booking|reservation|check-?in|hotel|nights|e-?ticket|boarding|pnr|train|buchung|reservierung|(?<!\p{L})zug(?!\p{L})|flug|réservation|(?<!\p{L})vol(?!\p{L})|reserva|vuelo|prenotazione|volo|boeking|rezerwacj|rezervasyon|бронир|рейс|预订|航班|예약|予約|便名/iu

const CODE = wordPattern(CODES, 'giu')
const OTHER_CODE = wordPattern(OTHER_CODES, 'giu')

/** A word for a code, and where it stands. */
export interface Mention {
  readonly word: string
  /** Whether another word before it says which code it is. */
  readonly qualified: boolean
  readonly start: number
  readonly end: number
}

/** The words for a typed code in a short text. */
export function mentionsIn(text: string): readonly Mention[] {
  const rest = text.replace(OTHER_CODE, (phrase) => '\ufffc'.repeat(phrase.length))
  return [...rest.matchAll(CODE)]
    .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
    .filter(
      ({ word, start, end }) =>
        !(COUNTED.test(word) && rest.slice(0, start).trim() === '' && rest.slice(end).trim() === ''),
    )
    .map((mention) => ({ ...mention, qualified: isQualified(rest, mention) }))
}

/** The text with its words for a typed code blotted out. */
export function withoutMentions(text: string): string {
  return text.replace(CODE, (phrase) => '\ufffc'.repeat(phrase.length))
}

/** A heading of statistics. */
const COUNTED = /^codes$/i
/** Words before `code` that do not say which one it is. */
const PLAIN =
  /(?:^|[^\p{L} -]|(?<!\p{L})(?:your(?: [\p{L}.]{1,20}){0,3}|the|this|a|my|our|following|new|and|or|with|use|using|enter|type|input|insert|submit|is|der|den|dem|dein|deinen|diesen|dieser|ihr|ihren|folgenden|mit|als|per|votre|le|ce|un|ton|voici|entrez|saisissez|je|deze|de|uw|gebruik|din|och|ange|het))[ -]{0,3}$/iu

/** Whether it says which code: of a zone, of a biller. */
function isQualified(text: string, { word, start }: Pick<Mention, 'word' | 'start'>): boolean {
  return /^codes?$/i.test(word) && !PLAIN.test(text.slice(Math.max(0, start - 60), start))
}

export function mentionsCode(text: string): boolean {
  return mentionsIn(text).length > 0
}

/** Whether what stands around a code speaks of proving who one is. */
export function isAuthentic(text: string): boolean {
  return AUTH.test(text)
}

/** Whether what stands around a code speaks of something that is opened, fetched or joined by it. */
export function isForTyping(text: string): boolean {
  return AUTH.test(text) || OPENED.test(text)
}

/** Whether what stands around a code is of a rebate or of a journey, and of no proof of who one is. */
export function isOfTrade(text: string): boolean {
  return (MONEY_OFF.test(text) || TRAVEL.test(text)) && !AUTH.test(text)
}

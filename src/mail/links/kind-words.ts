import { wordPattern } from '../word-pattern.ts'
import type { LinkKind } from './link.ts'

type Kind = Exclude<LinkKind, 'other'>

/**
 * What a link shows, or a line before it says. The gaps are short and the texts are cut, so that no pattern takes long.
 * A word alone that is used for anything, `Confirm`, is not here.
 */
const UNSUBSCRIBE = [
  'unsubscri|opt[ -]?out|stop (?:receiving|getting) (?:these|this|our)|remove me from',
  'abbestell|abmelden|austragen|d[ée]sabonn|d[ée]sinscri|me d[ée]sinscr',
  'dar(?:se|me|te)? de baja|cancelar (?:la |mi |tu )?(?:suscripci|inscri|subscri|assinatura)|descadastr',
  "disiscri|annulla(?:re)? l['’ ]?\\s?iscrizione|cancella(?:ti|re)? (?:l['’]\\s?)?iscrizione",
  'uitschrijven|afmelden|wypisz|zrezygnuj z|anulu.{0,12}subskryp|abonelikten|aboneliği.{0,12}iptal',
  'avregistrera|avprenumerera|avmeld|afmeld|peruuta tilaus|odhlásit|leiratkoz|dezabon|διαγραφ|отписа|отписк|відписа',
  '退订|退訂|取消订阅|取消訂閱|수신 ?거부|구독 ?(?:취소|해지)|(?:配信|購読|メルマガ|メール).{0,6}(?:停止|解除)|登録解除|إلغاء الاشتراك|hủy đăng ký|berhenti berlangganan',
]

const RESET = [
  '(?:reset|recover|forgot(?:ten)?|restore).{0,14}pass(?:word|code)|password.{0,4} ?(?:reset|recovery)|(?:choose|set|create|pick|enter) a? ?new password|new password:?$',
  '(?:passw[oö]rt|kennwort).{0,24}(?:zurück|neu|ändern|vergessen|festlegen)|neues (?:passwort|kennwort)',
  '(?:réinitiali|reiniciali|changer|nouveau|oublié).{0,24}mot de passe|mot de passe.{0,6}oublié',
  '(?:restablec|recuper|cambiar?).{0,16}(?:contraseñ|clave)|(?:redefin|recuper|alter|nova ).{0,18}senha|redefinição de senha|palavra-passe',
  '(?:reimpost|recuper|ripristin|cambi|nuova).{0,20}password|wachtwoord.{0,16}(?:opnieuw|reset|herstel|wijzig|vergeten)|(?:nieuw|herstel|reset|wijzig).{0,12}wachtwoord',
  '(?:resetuj|zmie[nń]|zmiana|odzyska|nowe|ustaw).{0,14}has[lł][oa]|(?:şifre|parola).{0,10}(?:sıfırla|yenile|değiştir)',
  'återställ.{0,14}lösenord|nulstil.{0,12}adgangskode|tilbakestill.{0,14}passord|(?:palauta|vaihda).{0,12}salasana|(?:obnov|zm[eě]n).{0,14}hesl|jelszó.{0,20}(?:vissza|új|mód)|(?:reset|schimb).{0,10}parol',
  '(?:сброс|восстанов|смен|измен|нов).{0,14}парол|(?:скин|віднов|змін).{0,14}парол|επαναφορά.{0,8}κωδικού',
  '(?:重置|重设|重設|找回|修改|忘记|忘記).{0,4}密[码碼]|密[码碼].{0,3}(?:重置|重设|重設)|비밀번호.{0,4}(?:재설정|변경|초기화|찾기)',
  'パスワード.{0,6}(?:再設定|リセット|再発行|変更|初期化|お忘れ)|(?:新しい|新規)パスワード|إعادة تعيين.{0,8}كلمة|đặt lại mật khẩu|(?:reset|atur ulang).{0,10}(?:kata sandi|sandi)|รีเซ็ตรหัสผ่าน',
]

const OBJECT = '(?:e-?mail|account|address|registration|sign-?up|subscription|phone|mobile|identity|mail\\b)'
const VERIFY = [
  `(?:verif(?:y|ies)|confirm(?:s|ing)?|activat(?:e|ing)|validate) (?:(?:your|my|the|this|that|new|change|to|of) ){0,4}${OBJECT}|(?:confirm|verify) (?:that )?it.s you|${OBJECT} (?:verification|confirmation|activation)`,
  '(?:bestätig|verifizier|aktivier).{0,24}(?:e-?mail|adresse|konto|anmeldung|registrierung|abo)|(?:e-?mail|adresse|konto|anmeldung|registrierung).{0,12}(?:bestätig|verifizier|aktivier|abschlie)',
  '(?:confirm|vérifi|activ|valid).{0,16}(?:adresse|e-?mail|compte|inscription|courriel)',
  '(?:confirm|verific|activ|valid|ativ).{0,16}(?:correo|e-?mail|cuenta|conta\\b|dirección|endereço|registro|cadastro)',
  '(?:conferm|verific|attiv).{0,16}(?:indirizzo|e-?mail|account|iscrizione|registrazione)|(?:bevestig|verifieer|activeer).{0,14}(?:e-?mail|adres|account|aanmelding|registratie)',
  '(?:potwierd|zweryfikuj|aktywuj).{0,16}(?:adres|e-?mail|konto|rejestracj)|(?:e-?posta|hesab|adres).{0,16}(?:doğrula|onayla|etkinleştir)',
  '(?:bekräfta|verifiera|aktivera|bekræft|bekreft|aktiver|vahvista).{0,18}(?:e-?post|e-?mail|konto|adress|sähköposti|tili)|(?:potvr|ověř|aktivuj).{0,14}(?:e-?mail|účet|adres)|(?:confirm|verific|activ).{0,12}(?:adres|cont)',
  '(?:подтвер|активир|подтвержд).{0,18}(?:адрес|почт|регистрац|аккаунт|e-?mail)|(?:підтверд|активу).{0,16}(?:адрес|пошт|e-?mail|реєстрац)|επιβεβαί.{0,16}(?:email|λογαριασμ|διεύθυνσ)',
  '(?:验证|驗證|确认|確認|激活|啟用).{0,5}(?:邮箱|郵箱|邮件|郵件|电子邮|電子郵|帐号|账号|帳號|账户|帳戶)|(?:이메일|계정|메일).{0,7}(?:인증|확인|활성화)',
  '(?:メール|アドレス|アカウント|登録|本人).{0,8}(?:確認|認証|有効化|完了|承認)|本登録|(?:تأكيد|تفعيل).{0,8}(?:البريد|الحساب)|xác (?:minh|nhận).{0,12}(?:email|tài khoản)|(?:verifikasi|konfirmasi|aktivasi).{0,8}(?:email|akun)|ยืนยันอีเมล',
]

const INVITE = [
  'accept.{0,12}invit|join (?:the |your |this |our |my )?(?:team|workspace|organi[sz]ation|project|board|group|family|space|company|server|repo)|invitation (?:link|to join)|invited (?:you )?to (?:join|collaborate|work)',
  'einladung.{0,4} ?(?:annehmen|akzeptieren)|(?:accept|rejoindre).{0,14}(?:invitation|équipe|groupe)|(?:acept|aceit).{0,14}(?:invitaci|convite)|unirse al equipo|entrar na equipe',
  "accett.{0,6}(?:l['’]\\s?)?invito|uitnodiging.{0,4} ?(?:accepteren|aanvaarden)|(?:przyjmij|zaakceptuj|akceptuj).{0,6} zaproszenie|dave.{0,8}kabul",
  'acceptera inbjudan|accepter invitation|godta invitasjon|hyväksy kutsu|přijmout pozván|elfogad.{0,8}meghív|(?:принять|прийняти).{0,6} ?(?:приглаш|запрош)',
  '(?:接受|同意).{0,4}(?:邀请|邀請)|加入(?:团队|團隊|群组)|초대.{0,4}(?:수락|승인|참여)|招待.{0,4}(?:承諾|受け|承認|参加)|قبول الدعوة|chấp nhận lời mời|terima undangan',
]

/** Only where the address holds a secret too: each footer has `Log in`. */
const SIGN_IN = [
  'log ?(?:in|on)(?:to)?\\b|sign ?in\\b|sign[- ]in|magic link|einloggen|anmelden|anmeldelink|login-?link|se connecter|connexion|iniciar sesión|entrar\\b|acceder|fazer login|aced[ei]',
  'accedi|accesso|inloggen|zaloguj|giriş|logga in|log ind|logg inn|kirjaudu|přihlásit|bejelentkez|autentific|conecta|войти|вход|увійти|вхід|σύνδεση',
  '登录|登入|로그인|ログイン|サインイン|تسجيل الدخول|đăng nhập|masuk\\b|เข้าสู่ระบบ',
]

/** What a link says that has another end, whatever the message is about. */
const ELSEWHERE = [
  'privacy|terms|legal|imprint|impressum|contact|help|support|faq|settings|preferences|docs|documentation|about|home ?page|website|blog|careers|facebook|twitter|instagram|linkedin|youtube|app ?store|google play|view (?:in|this)|in (?:your )?browser|learn more|read more|decline|reject|deny|cancel|report|not you|wasn.t|not me|did ?n.t|security|secure|device|get (?:a )?new|manage|shop|order|datenschutz|hilfe|kontakt|ablehnen|einstellungen|aide|refuser|confidentialité|ayuda|ajuda|rechazar|privacidad|aiuto|rifiuta|hulp|pomoc|yardım|помощь|帮助|隐私|拒绝|도움|거절|ヘルプ|プライバシー|お問い合わせ|辞退|トップページ|規約|設定',
]

const patterns = (list: readonly string[]): RegExp => wordPattern(list, 'iu')

/** In this order: the first that fits. */
export const TEXT_KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['unsubscribe', patterns(UNSUBSCRIBE)],
  ['reset', patterns(RESET)],
  ['invite', patterns(INVITE)],
  ['verify', patterns(VERIFY)],
  ['magic', /magic ?link|マジックリンク|lien magique|enlace mágico|(?:log|sign)[ -]?in link/iu],
]
export const SIGN_IN_WORDS = patterns(SIGN_IN)
export const ELSEWHERE_WORDS = patterns(ELSEWHERE)
/** Subjects that name a link for signing in, and not that somebody did. */
export const SIGN_IN_SUBJECT =
  /(?<!new )(?:log|sign) in to |(?:log|sign)[ -]?in (?:link|instructions|request)|magic link|anmeldelink|login-?link|lien de connexion|enlace (?:de acceso|para iniciar)|link de acesso|link di accesso|inloglink|link do logowania|giriş bağlantı|ссылка для входа|登录链接|登入連結|로그인 링크|ログイン(?:リンク|用URL|URL)/iu
export const INVITED =
  /invit(?:ed|ation)|einladung|lädt|convite|invitaci|invito|uitnodig|zaprosz|davet|приглаш|запрош|邀请|邀請|초대|招待/iu

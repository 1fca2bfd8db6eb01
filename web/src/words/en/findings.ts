const number = (count: number) => count.toLocaleString('en')
const counted = (count: number, word: string) => `${number(count)} ${word}${count === 1 ? '' : 's'}`
/** `1 link leads`, `2 links lead`. */
const agreed = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`

/** What the checks look at, find and advise. */
export const findings = {
  minutes: (count: number) => counted(count, 'minute'),
  hours: (count: number) => counted(count, 'hour'),
  days: (count: number) => counted(count, 'day'),
  names: {
    placeholder: 'Placeholders',
    'missing-value': 'Missing values',
    'no-subject': 'Subject',
    'long-subject': 'Length of the subject',
    preheader: 'First words (preheader)',
    'no-text-part': 'Plain text beside HTML',
    'text-differs': 'Text and HTML compared',
    'link-private': 'Addresses of this machine or network',
    'link-relative': 'Addresses without a host',
    'link-blocked': 'Links that mail programs refuse',
    'link-empty': 'Links that lead nowhere',
    'link-misleading': 'Links that show another address',
    'link-insecure': 'Addresses on http:',
    'image-alt': 'Alternative texts of images',
    'html-size': 'Size of the HTML',
    'from-missing': 'From',
    'sender-missing': 'Sender of several authors',
    'bcc-visible': 'Blind copies',
    'date-missing': 'Date',
    'date-far': 'Date and time received',
    'message-id': 'Message-ID',
    'long-line': 'Length of lines',
    'list-unsubscribe': 'List-Unsubscribe',
    'one-click-unsubscribe': 'Unsubscribing with one click',
  },
  found: {
    placeholder: (count: number) =>
      `${agreed(count, 'place holds', 'places hold')} a placeholder that was not filled in. People read it as it stands.`,
    'missing-value': (count: number) =>
      `A value seems to be missing in ${counted(count, 'place')}: a program printed that it had none.`,
    'no-subject': 'The message has no subject. Lists show “(no subject)”.',
    'long-subject': (count: number) =>
      `The subject has ${number(count)} characters. Phones show about 40, desktops about 70.`,
    preheader: {
      empty: 'The HTML has no words that a list could show beside the subject.',
      subject: 'The first words repeat the subject, which a list shows beside them.',
      boilerplate: 'The first words, which a list shows beside the subject, say nothing about the message.',
    },
    'no-text-part': {
      missing: 'There is HTML, but no plain text for those who read that.',
      empty: 'The plain text is empty; the HTML is not.',
    },
    'text-differs': (text: number, html: number) =>
      `The text lacks ${text} % of the HTML’s words, the HTML ${html} % of the text’s. Words that only one of them has:`,
    'link-private': (count: number) =>
      `${agreed(count, 'address is', 'addresses are')} reached from this machine or network only.`,
    'link-relative': (count: number) =>
      `${agreed(count, 'address has', 'addresses have')} no host. A mail stands on no site, so it leads nowhere.`,
    'link-blocked': (count: number) =>
      `${agreed(count, 'link has', 'links have')} a scheme that no mail program follows.`,
    'link-empty': (count: number) => `${agreed(count, 'link leads', 'links lead')} nowhere.`,
    'link-misleading': (count: number) =>
      `${agreed(count, 'link shows one address and leads', 'links show one address and lead')} to another, as those who phish do.`,
    'link-insecure': (count: number) =>
      `${agreed(count, 'address is', 'addresses are')} not encrypted: anybody on the way can read along.`,
    'image-alt': (count: number, images: number) =>
      `${number(count)} of ${counted(images, 'image')} ${count === 1 ? 'has' : 'have'} no text for those who do not see it.`,
    'html-size': (size: string) =>
      `The HTML has ${size}. Gmail clips it at 102 KiB (104 kB), so what ends it is not seen.`,
    'from-missing': {
      missing: 'There is no From.',
      several: 'There are several From fields; only one is allowed.',
      'no-address': 'From has no address.',
    },
    'sender-missing': (count: number) =>
      `From has ${agreed(count, 'address', 'addresses')}, and there is no Sender to say which of them sent it.`,
    'bcc-visible': (count: number) =>
      `The message itself names ${agreed(count, 'blind copy', 'blind copies')}: everybody who gets it can read that.`,
    'date-missing': {
      missing: 'There is no Date, and there must be one.',
      unreadable: 'The Date cannot be read.',
    },
    'date-far': {
      early: (duration: string) => `The Date is ${duration} before the time the message came.`,
      late: (duration: string) => `The Date is ${duration} after the time the message came.`,
    },
    'message-id': {
      missing: 'There is no Message-ID, by which replies are joined to the message.',
      malformed: 'The Message-ID is not of the form <left@right>.',
    },
    'long-line': (count: number, longest: number) =>
      `${agreed(count, 'line is', 'lines are')} longer than 998 octets, the longest has ${number(longest)}. Servers refuse or break such lines.`,
    'list-unsubscribe': {
      missing: 'It looks like mail for many, but has no List-Unsubscribe.',
      unreadable: 'List-Unsubscribe has no https: or mailto: address in angle brackets.',
    },
    'one-click-unsubscribe': {
      'no-post': 'There is no List-Unsubscribe-Post, so one click is not enough.',
      'wrong-post': 'List-Unsubscribe-Post must have the value List-Unsubscribe=One-Click.',
      'no-https': 'List-Unsubscribe has no https: address to which one click could go.',
    },
  },
  todo: {
    placeholder: 'See that the template is rendered, and that each name in it is given a value.',
    'missing-value':
      'Find which value was not there when the template was rendered, and give it or leave its sentence out.',
    'no-subject': 'Give the message a subject.',
    'long-subject': 'Say what matters in the first 40 characters, and leave the rest to the message.',
    preheader:
      'Begin the body with a sentence that adds to the subject, hidden if it should not be seen in the mail itself.',
    'no-text-part': 'Send multipart/alternative with a text/plain part that says the same as the HTML.',
    'text-differs': 'Bring both up to date, or make the text from the HTML.',
    'link-private': 'Set the base address of your app to the one that people reach.',
    'link-relative': 'Write whole addresses, with https: and the host.',
    'link-blocked': 'Link to a page on https: that does what the link should do.',
    'link-empty': 'Give each of them the address it should lead to.',
    'link-misleading': 'Show words instead of the address, or let your own host count the clicks.',
    'link-insecure': 'Use https: instead.',
    'image-alt': 'Give each image an alt that says what it shows, or alt="" when it is ornament.',
    'html-size':
      'Take out what is not needed: comments, unused styles, images as data: addresses, white space.',
    'from-missing': 'Set one From with an address of a domain that is yours.',
    'sender-missing': 'Add a Sender with the one address that sends, or leave one address in From.',
    'bcc-visible': 'Hand blind copies over as recipients of the envelope only.',
    'date-missing': 'Let the library that sends the mail write the Date.',
    'date-far': 'Check the clock, and that the zone of the Date is the one its time is in.',
    'message-id':
      'Let the library that sends the mail write a Message-ID with your own domain on its right side.',
    'long-line': 'Encode the part as quoted-printable or base64; fold long header fields.',
    'list-unsubscribe': 'Add List-Unsubscribe: <https://…>, with an address that is for this recipient.',
    'one-click-unsubscribe':
      'Add List-Unsubscribe-Post: List-Unsubscribe=One-Click and an https: address that unsubscribes on POST, without a login.',
  },
}

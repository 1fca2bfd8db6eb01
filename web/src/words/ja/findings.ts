const number = (count: number) => count.toLocaleString('ja')
const items = (count: number) => `${number(count)} 件`

/** What the checks look at, find and advise. */
export const findings = {
  minutes: (count: number) => `${number(count)} 分`,
  hours: (count: number) => `${number(count)} 時間`,
  days: (count: number) => `${number(count)} 日`,
  names: {
    placeholder: 'プレースホルダー',
    'missing-value': '値の欠落',
    'no-subject': '件名',
    'long-subject': '件名の長さ',
    preheader: '書き出し（プリヘッダー）',
    'no-text-part': 'HTML に添えるテキスト',
    'text-differs': 'テキストと HTML の比較',
    'link-private': 'このマシンやネットワーク内のアドレス',
    'link-relative': 'ホスト名のないアドレス',
    'link-blocked': 'メールソフトが開かないリンク',
    'link-empty': '行き先のないリンク',
    'link-misleading': '表示と行き先が違うリンク',
    'link-insecure': 'http: のアドレス',
    'image-alt': '画像の代替テキスト',
    'html-size': 'HTML の大きさ',
    'from-missing': '差出人（From）',
    'sender-missing': '複数の差出人と Sender',
    'bcc-visible': 'Bcc の露出',
    'date-missing': '日付（Date）',
    'date-far': '日付と受信時刻の差',
    'message-id': 'Message-ID',
    'long-line': '行の長さ',
    'list-unsubscribe': '配信停止の案内（List-Unsubscribe）',
    'one-click-unsubscribe': 'ワンクリックでの配信停止',
  },
  found: {
    placeholder: (count: number) =>
      `埋められていないプレースホルダーが ${number(count)} か所にあり、そのまま読まれます。`,
    'missing-value': (count: number) =>
      `${number(count)} か所で値が欠けているようです。値がないことをプログラムがそのまま出力しています。`,
    'no-subject': '件名がありません。一覧には「（件名なし）」と表示されます。',
    'long-subject': (count: number) =>
      `件名が ${number(count)} 文字あります。表示されるのはスマートフォンで約 40 文字、パソコンで約 70 文字です。`,
    preheader: {
      empty: '一覧で件名の横に表示できる言葉が HTML にありません。',
      subject: '書き出しが件名と同じです。一覧では件名の横に並びます。',
      boilerplate: '一覧で件名の横に表示される書き出しが、内容について何も伝えていません。',
    },
    'no-text-part': {
      missing: 'HTML だけで、プレーンテキストがありません。',
      empty: 'HTML には内容がありますが、プレーンテキストは空です。',
    },
    'text-differs': (text: number, html: number) =>
      `HTML の語の ${text} % がテキストになく、テキストの語の ${html} % が HTML にありません。片方にしかない語：`,
    'link-private': (count: number) =>
      `${items(count)}のアドレスは、このマシンやネットワークからしか開けません。`,
    'link-relative': (count: number) =>
      `${items(count)}のアドレスにホスト名がありません。メールはどのサイトにも属さないため、どこにもつながりません。`,
    'link-blocked': (count: number) =>
      `${items(count)}のリンクが、メールソフトの開かないスキームを使っています。`,
    'link-empty': (count: number) => `${items(count)}のリンクはどこにもつながりません。`,
    'link-misleading': (count: number) =>
      `${items(count)}のリンクで、表示されたアドレスと行き先が違います。フィッシングと同じ手口に見えます。`,
    'link-insecure': (count: number) =>
      `${items(count)}のアドレスが暗号化されておらず、途中で誰でも読めます。`,
    'image-alt': (count: number, images: number) =>
      `画像 ${items(images)}のうち ${items(count)}に、見えない人のためのテキストがありません。`,
    'html-size': (size: string) =>
      `HTML が ${size} あります。Gmail は 102 KiB（104 kB）で切り詰めるため、末尾が表示されません。`,
    'from-missing': {
      missing: 'From がありません。',
      several: 'From が複数あります。許されるのは一つだけです。',
      'no-address': 'From にアドレスがありません。',
    },
    'sender-missing': (count: number) =>
      `From にアドレスが ${items(count)}ありますが、実際に送った人を示す Sender がありません。`,
    'bcc-visible': (count: number) =>
      `メッセージ自体に Bcc の宛先が ${items(count)}書かれており、受け取った全員が読めます。`,
    'date-missing': {
      missing: '必須の Date がありません。',
      unreadable: 'Date を読み取れません。',
    },
    'date-far': {
      early: (duration: string) => `Date が受信時刻より ${duration}前です。`,
      late: (duration: string) => `Date が受信時刻より ${duration}後です。`,
    },
    'message-id': {
      missing: '返信を結び付けるための Message-ID がありません。',
      malformed: 'Message-ID が <左@右> の形になっていません。',
    },
    'long-line': (count: number, longest: number) =>
      `998 オクテットを超える行が ${number(count)} 行あり、最長は ${number(longest)} オクテットです。サーバーに拒否されたり、途中で折られたりします。`,
    'list-unsubscribe': {
      missing: '一斉配信のメールに見えますが、List-Unsubscribe がありません。',
      unreadable: 'List-Unsubscribe に、山括弧で囲んだ https: か mailto: のアドレスがありません。',
    },
    'one-click-unsubscribe': {
      'no-post': 'List-Unsubscribe-Post がないため、ワンクリックでは停止できません。',
      'wrong-post': 'List-Unsubscribe-Post の値は List-Unsubscribe=One-Click でなければなりません。',
      'no-https': 'ワンクリックの送り先になる https: のアドレスが List-Unsubscribe にありません。',
    },
  },
  todo: {
    placeholder: 'テンプレートが処理されているか、すべての名前に値が渡されているかを確かめてください。',
    'missing-value': 'テンプレートの処理時になかった値を調べ、値を渡すか、その文を省いてください。',
    'no-subject': '件名を付けてください。',
    'long-subject': '大事なことを最初の 40 文字で伝え、残りは本文に書いてください。',
    preheader: '件名を補う一文で本文を始めてください。本文に見せたくなければ隠しても構いません。',
    'no-text-part': 'HTML と同じ内容の text/plain を添え、multipart/alternative で送ってください。',
    'text-differs': '両方を更新するか、テキストを HTML から作ってください。',
    'link-private': 'アプリの基準 URL を、受け取る人が開けるものに設定してください。',
    'link-relative': 'https: とホスト名を含む完全なアドレスを書いてください。',
    'link-blocked': '同じことができる https: のページへリンクしてください。',
    'link-empty': 'それぞれに正しい行き先を入れてください。',
    'link-misleading': 'アドレスの代わりに言葉を表示するか、クリックの計測を自分のホストで行ってください。',
    'link-insecure': 'https: を使ってください。',
    'image-alt': '何の画像かを伝える alt を付け、装飾なら alt="" にしてください。',
    'html-size': 'コメント、使わないスタイル、data: の画像、空白など、不要なものを取り除いてください。',
    'from-missing': '自分のドメインのアドレスを一つだけ From に設定してください。',
    'sender-missing': '送信者のアドレスを Sender に入れるか、From のアドレスを一つにしてください。',
    'bcc-visible': 'Bcc の宛先はエンベロープだけに渡してください。',
    'date-missing': 'メールを送るライブラリーに Date を書かせてください。',
    'date-far': '時計と、Date の時差の指定が時刻に合っているかを確かめてください。',
    'message-id': 'メールを送るライブラリーに、自分のドメインを右側に持つ Message-ID を書かせてください。',
    'long-line': '本文を quoted-printable か base64 で符号化し、長いヘッダーは折り返してください。',
    'list-unsubscribe': '受信者ごとのアドレスで List-Unsubscribe: <https://…> を付けてください。',
    'one-click-unsubscribe':
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click と、ログインなしの POST で停止できる https: のアドレスを付けてください。',
  },
}

import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { formatString } from '../format/strings.ts'
import { readNothing } from '../grammar/nothing.ts'

/** One personal namespace without a prefix; none of other users, none that is shared. */
export const namespace = command({
  verb: 'NAMESPACE',
  rfc: 'RFC 2342 §5',
  in: 'authenticated',
  extension: 'NAMESPACE',
  parse: readNothing,
  run({ out, settings }) {
    out.untagged(`NAMESPACE (("" ${formatString(settings.separator, false)})) NIL NIL`)
    return ok('That is the namespace')
  },
})

import { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'

/**
 * What Sandpost's capture is measured against: the same library with the same greeting, which reads each message and
 * throws it away. Started as a process of its own; prints its port.
 */
class PromptConnection extends SMTPConnection {
  /** The library waits 100 ms here to catch clients that talk too soon. */
  override init(): void {
    this._setListeners(() => this.connectionReady())
  }
}

class BareServer extends SMTPServer {
  override connect(socket: never, options: never): void {
    const connection = new PromptConnection(this as never, socket, options)
    this.connections.add(connection)
    connection.on('error', (error: unknown) => this.emit('error', error))
    connection.init()
  }
}

const server = new BareServer({
  authOptional: true,
  disableReverseLookup: true,
  disabledCommands: ['STARTTLS'],
  hideENHANCEDSTATUSCODES: false,
  logger: false,
  onData(stream, _session, done) {
    stream.on('end', () => done())
    stream.resume()
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()

/** Every bound of the HTTP side. Times in milliseconds, sizes in octets. */
export interface HttpLimits {
  /** Until the headers of a request are in. */
  readonly headersTimeout: number
  /** Until a request is answered, its body included. */
  readonly requestTimeout: number
  /** The same for the route that takes messages. */
  readonly uploadTimeout: number
  /** How long an idle connection is kept for the next request. */
  readonly keepAliveTimeout: number
  /** How long a connection may make no progress while it is answered. */
  readonly stallTimeout: number
  /** Request line and headers together. */
  readonly maxHeaderSize: number
  /** Body of a request, but for the route that takes messages. */
  readonly maxBodySize: number
  /** Connections at once, of each listener. */
  readonly maxConnections: number
  /** Event streams at once, and waits at once. */
  readonly maxStreams: number
  readonly maxWaits: number
  /** How long a request is held that asks to be redirected to itself before a proxy gives up. */
  readonly redirectAfter: number
  /** Between two comments that keep an event stream open. */
  readonly heartbeat: number
  /** Wrong tokens a minute from one address, before it is told to wait. */
  readonly failuresPerMinute: number
  /** Requests a second from one address that is not loopback, and how many may come at once. */
  readonly requestsPerSecond: number
  readonly requestBurst: number
  /** How long open requests are given when the server closes. */
  readonly closeGrace: number
}

export const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  uploadTimeout: 300_000,
  keepAliveTimeout: 10_000,
  stallTimeout: 60_000,
  maxHeaderSize: 16 * 1024,
  maxBodySize: 1024 * 1024,
  maxConnections: 1_000,
  maxStreams: 200,
  maxWaits: 500,
  redirectAfter: 25_000,
  heartbeat: 15_000,
  failuresPerMinute: 20,
  requestsPerSecond: 100,
  requestBurst: 500,
  closeGrace: 2_000,
}

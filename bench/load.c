/*
 * An SMTP load that costs little, so that what is measured is the server: one thread, epoll, no pipelining.
 *
 *   load HOST PORT CONNECTIONS MESSAGES each|persistent CORPUS
 *
 * CORPUS is a file of messages, each a 32-bit little-endian length and then the octets as they go over the wire,
 * dots stuffed, CRLF.CRLF at the end. They are sent in turn, from the start again when there are fewer than MESSAGES.
 * Prints one line of JSON: seconds, sent, acknowledged, refused, lost, p50, p95, p99 (ms from MAIL, or from connect,
 * to the reply), complaint (the first unexpected reply).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum step { GREETING, EHLO, MAIL, RCPT, DATA, BODY, QUIT };

struct connection {
  int socket;
  enum step step;
  double begun;
  const char *out;
  size_t left;
  char reply[4096];
  size_t filled;
};

static struct sockaddr_in server;
static const unsigned char *corpus;
static size_t corpus_size, corpus_at;
static long total, dials, started, acknowledged, refused, lost;
static double *latencies;
static char complaint[256];
static int persistent, poller, open_connections;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void watch(struct connection *c, int action) {
  struct epoll_event event = {.events = EPOLLIN | (c->left ? EPOLLOUT : 0), .data.ptr = c};
  if (epoll_ctl(poller, action, c->socket, &event)) fail("epoll_ctl");
}

static int flush(struct connection *c) {
  while (c->left) {
    ssize_t n = send(c->socket, c->out, c->left, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN ? 0 : -1;
    c->out += n;
    c->left -= n;
  }
  return 0;
}

static int say(struct connection *c, enum step step, const char *text, size_t length) {
  c->step = step;
  c->out = text;
  c->left = length;
  if (flush(c)) return -1;
  if (c->left) watch(c, EPOLL_CTL_MOD);
  return 0;
}

#define SAY(c, step, text) say(c, step, text, sizeof(text) - 1)

static int body(struct connection *c) {
  if (corpus_at + 4 > corpus_size) corpus_at = 0;
  uint32_t length;
  memcpy(&length, corpus + corpus_at, 4);
  const char *text = (const char *)corpus + corpus_at + 4;
  corpus_at += 4 + length;
  return say(c, BODY, text, length);
}

/* Takes the next message on this connection, if any is left to be sent. */
static int next(struct connection *c) {
  if (!persistent || started == total) return SAY(c, QUIT, "QUIT\r\n");
  started++;
  c->begun = now();
  return SAY(c, MAIL, "MAIL FROM:<app@example.com>\r\n");
}

static void dial(struct connection *c) {
  /* A server that refuses every connection must not keep us here for ever. */
  if (started == total || dials++ > 2 * total) return;
  if (!persistent) started++;
  c->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (c->socket < 0) fail("socket");
  int one = 1;
  setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  c->step = GREETING;
  c->left = c->filled = 0;
  c->begun = now();
  if (connect(c->socket, (struct sockaddr *)&server, sizeof server) && errno != EINPROGRESS) fail("connect");
  open_connections++;
  watch(c, EPOLL_CTL_ADD);
}

static void hang_up(struct connection *c) {
  if (c->step != QUIT && (!persistent || (c->step >= MAIL && c->step <= BODY))) {
    lost++;
    if (!complaint[0]) strcpy(complaint, "connection closed by the server");
  }
  close(c->socket);
  open_connections--;
  dial(c);
}

static void note(const char *line) {
  if (complaint[0]) return;
  size_t n = 0;
  for (; line[n] >= ' ' && line[n] != '"' && line[n] != '\\' && n < sizeof complaint - 1; n++) complaint[n] = line[n];
  complaint[n] = 0;
}

/* One whole reply has come. Returns -1 when the connection is done with. */
static int answer(struct connection *c, const char *line) {
  if (line[0] != '2' && line[0] != '3') {
    note(line);
    if (c->step == QUIT || c->step == GREETING || c->step == EHLO) return -1;
    refused++;
    return SAY(c, QUIT, "QUIT\r\n");
  }
  switch (c->step) {
    case GREETING: return SAY(c, EHLO, "EHLO load.example\r\n");
    case EHLO: return persistent ? next(c) : SAY(c, MAIL, "MAIL FROM:<app@example.com>\r\n");
    case MAIL: return SAY(c, RCPT, "RCPT TO:<user@example.net>\r\n");
    case RCPT: return SAY(c, DATA, "DATA\r\n");
    case DATA: return body(c);
    case BODY:
      latencies[acknowledged++] = now() - c->begun;
      return next(c);
    case QUIT: return -1;
  }
  return -1;
}

static int hear(struct connection *c) {
  ssize_t n = recv(c->socket, c->reply + c->filled, sizeof c->reply - 1 - c->filled, 0);
  if (n < 0 && errno == EAGAIN) return 0;
  if (n <= 0) return -1;
  c->filled += n;
  c->reply[c->filled] = 0;
  char *line = c->reply, *end;
  while ((end = memchr(line, '\n', c->reply + c->filled - line))) {
    if (end - line >= 4 && line[3] == ' ' && answer(c, line)) return -1;
    line = end + 1;
  }
  c->filled -= line - c->reply;
  memmove(c->reply, line, c->filled);
  return c->filled < sizeof c->reply - 1 ? 0 : -1;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double percentile(int p) {
  return acknowledged ? latencies[(acknowledged - 1) * p / 100] : 0;
}

static void read_corpus(const char *path) {
  struct stat facts;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &facts)) fail(path);
  corpus_size = facts.st_size;
  corpus = mmap(NULL, corpus_size, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
  if (corpus == MAP_FAILED) fail(path);
}

int main(int count, char **words) {
  if (count != 7) return fprintf(stderr, "load HOST PORT CONNECTIONS MESSAGES each|persistent CORPUS\n"), 2;
  server.sin_family = AF_INET;
  server.sin_port = htons(atoi(words[2]));
  if (!inet_aton(words[1], &server.sin_addr)) return fprintf(stderr, "not an IPv4 address: %s\n", words[1]), 2;
  int width = atoi(words[3]);
  total = atol(words[4]);
  persistent = strcmp(words[5], "persistent") == 0;
  read_corpus(words[6]);
  latencies = calloc(total + 1, sizeof *latencies);
  struct connection *connections = calloc(width, sizeof *connections);
  poller = epoll_create1(0);

  double begun = now();
  for (int i = 0; i < width; i++) dial(&connections[i]);
  while (open_connections > 0) {
    struct epoll_event events[64];
    int n = epoll_wait(poller, events, 64, 60000);
    if (n == 0) {
      strcpy(complaint, "no answer for 60 s");
      lost += open_connections;
      break;
    }
    for (int i = 0; i < n; i++) {
      struct connection *c = events[i].data.ptr;
      int broken = 0;
      if (events[i].events & EPOLLOUT && c->left) {
        broken = flush(c);
        if (!broken && !c->left) watch(c, EPOLL_CTL_MOD);
      }
      if (!broken && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) broken = hear(c);
      if (broken) hang_up(c);
    }
  }
  double seconds = (now() - begun) / 1e3;
  qsort(latencies, acknowledged, sizeof *latencies, ascending);
  printf("{\"seconds\":%.6f,\"sent\":%ld,\"acknowledged\":%ld,\"refused\":%ld,\"lost\":%ld,\"p50\":%.3f,\"p95\":%.3f,"
         "\"p99\":%.3f,\"complaint\":\"%s\"}\n",
         seconds, started, acknowledged, refused, lost, percentile(50), percentile(95), percentile(99), complaint);
  return 0;
}

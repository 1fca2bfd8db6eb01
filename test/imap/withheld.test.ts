import { describe, expect, it } from 'vitest'
import { capabilityNames } from '../../src/imap/server.ts'
import { capabilityName, NEEDS, withheldWith } from '../../src/imap/withheld.ts'
import { startImap } from './imap-bench.ts'

describe('capabilities that are withheld', () => {
  it('take with them what builds on them, and IMAP4rev2 that contains them', () => {
    expect([...withheldWith([])]).toEqual([])
    expect([...withheldWith(['SORT'])]).toEqual(['SORT', 'ESORT', 'SORT=DISPLAY', 'CONTEXT=SORT'])
    expect([...withheldWith(['MOVE'])]).toEqual(['MOVE', 'IMAP4REV2'])
    expect([...withheldWith(['ENABLE'])].sort()).toEqual(['ENABLE', 'IMAP4REV2', 'QRESYNC', 'UTF8=ACCEPT'])
  })

  it('are all known to the server, and so is what builds on them', () => {
    const named = Object.entries(NEEDS).flatMap(([name, needs]) => [name, ...needs])
    expect(named.filter((name) => !capabilityNames().includes(name))).toEqual([])
  })

  it.each(capabilityNames())('%s is listed nowhere without it', async (name) => {
    const bench = await startImap({ withheld: [name] })
    await using client = await bench.inside()
    await using other = await bench.client()
    const listed: string[] = []
    for (const one of [client, other]) {
      one.send('c CAPABILITY\r\n')
      listed.push(...(await one.line()).split(' ').slice(2).map(capabilityName))
    }
    expect(listed.filter((other) => withheldWith([name]).has(other))).toEqual([])
    expect(listed).toContain(name === 'IMAP4REV1' ? 'IMAP4REV2' : 'IMAP4REV1')
  })

  it('are named in any case, without the number that follows some', () => {
    expect([...withheldWith(['appendlimit=1'])]).toEqual(['APPENDLIMIT'])
  })
})

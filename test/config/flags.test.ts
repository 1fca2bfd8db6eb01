import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addFlags, readFlags } from '../../src/config/flags.ts'
import { OPTION_NAMES, variableOf } from '../../src/config/options.ts'

describe('flags', () => {
  it.each([
    [['--smpt-port', '25'], 'Unknown option "--smpt-port": did you mean --smtp-listen?'],
    [['--smtp-lisen=25'], 'Unknown option "--smtp-lisen=25": did you mean --smtp-listen?'],
    [['--bind', '0.0.0.0'], 'Unknown option "--bind": did you mean --smtp-listen?'],
    [['--db-file=x'], 'did you mean --store?'],
    [['--no-auth'], 'did you mean --auth?'],
    [['-p', '25'], 'Unknown option "-p"'],
    [['--store'], '--store needs a value: --store <sqlite:PATH|memory:>'],
    [['--store', 'memory:', '--store', 'memory:'], '--store is given twice: keep one of them.'],
    [['--config', 'a', '--config', 'b'], '--config is given twice'],
    [['--smtp-strict', '--smtp-strict=false'], '--smtp-strict is given twice'],
  ])('C04 %j is refused', (argv, message) => {
    expect(() => readFlags(argv, '/')).toThrow(message)
  })

  it('a flag for yes or no may stand alone', () => {
    expect(readFlags(['--smtp-strict'], '/').options.get('smtp-strict')?.value).toBe('true')
    expect(readFlags(['--smtp-strict=false'], '/').options.get('smtp-strict')?.value).toBe('false')
  })

  it('a value may begin with a dash, and is then judged as a value', () => {
    expect(readFlags(['--max-messages', '-1'], '/').options.get('max-messages')?.value).toBe('-1')
  })

  it('the help names every option with its variable', () => {
    const help = addFlags(new Command('serve')).helpInformation()
    for (const name of [...OPTION_NAMES, 'config']) {
      expect(help).toContain(`--${name} `)
      expect(help.replace(/\s+/g, ' ')).toContain(`[variable: ${variableOf(name)}]`)
    }
  })
})

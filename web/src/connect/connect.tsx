import { type ReactNode, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useInboxes, useServer } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { passwordOf } from '../sidebar/made-passwords.ts'
import { guardOf } from '../sidebar/tree.ts'
import { words } from '../words/words.ts'
import { type Account, accountOf } from './account.ts'
import { AccountFacts } from './account-facts.tsx'
import { RecipeBook } from './recipe-book.tsx'
import { READING, SENDING } from './recipes.ts'
import { useSample } from './use-sample.ts'

interface ConnectProps {
  /** `null`: mail without a login. */
  readonly inbox: string | null
  readonly heading: string
}

/** How to send to an inbox and how to read it, with the addresses that this very server listens on. */
export function Connect({ inbox, heading }: ConnectProps): ReactNode {
  const [way, setWay] = useState('sending')
  const sample = useSample(inbox ?? 'default')
  const account = useAccount(inbox)
  if (account === undefined) return null
  return (
    <div className="connect">
      <header>
        <h2>{heading}</h2>
        <p>{account.user === null ? words.connect.how : words.connect.howInbox}</p>
        <button
          type="button"
          className="button main"
          disabled={sample.isPending}
          onClick={() => sample.mutate()}
        >
          <Icon name="mail" />
          {words.connect.sample}
        </button>
      </header>
      {account.smtp === undefined && <p className="absent">{words.connect.noSmtp}</p>}
      <AccountFacts account={account} hidden={account.hidden} />
      <Tabs className="tabs" selectedKey={way} onSelectionChange={(key) => setWay(String(key))}>
        <TabList className="tab-list" aria-label={heading}>
          <Tab className="tab" id="sending">
            {words.connect.sending}
          </Tab>
          <Tab className="tab" id="reading">
            {words.connect.reading}
          </Tab>
        </TabList>
        <TabPanel className="tab-panel" id="sending">
          <RecipeBook recipes={SENDING} account={account} label={words.connect.what} />
        </TabPanel>
        <TabPanel className="tab-panel" id="reading">
          <RecipeBook recipes={READING} account={account} label={words.connect.whatReads} />
        </TabPanel>
      </Tabs>
    </div>
  )
}

function useAccount(inbox: string | null): (Account & { readonly hidden: boolean }) | undefined {
  const server = useServer().data
  const guard = guardOf(inbox ?? '', useInboxes().data ?? [])
  if (server === undefined) return undefined
  const known = guard && passwordOf(guard.name)
  const hidden = guard !== undefined && known === undefined
  const password = known ?? (hidden ? words.connect.passwordToFill : 'anything')
  const account = accountOf(server.listeners, { page: location.hostname, inbox, password })
  return { ...account, hidden }
}

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { report } from './page/failure.ts'
import { Gate } from './page/gate.tsx'
import { chooseLanguage, language } from './words/words.ts'
import './styles/all.css'

await chooseLanguage(navigator.languages)
document.documentElement.lang = language

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient(report)}>
        <Gate />
      </QueryClientProvider>
    </StrictMode>,
  )
}

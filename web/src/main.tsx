import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { report } from './page/failure.ts'
import { Gate } from './page/gate.tsx'
import './styles/all.css'

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

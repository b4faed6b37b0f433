import { useQuery } from '@/data/call'

/** Whether there is a county yet. @param wanted asked only where nothing was found to choose from */
export const useFoundingState = (wanted = true) => useQuery('founding.state', wanted ? {} : null)

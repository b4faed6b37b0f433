import { tellRoster } from '../journeys/stories/roster'
import { weappStage } from './stage'

tellRoster(weappStage())

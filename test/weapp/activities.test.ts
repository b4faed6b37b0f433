import { tellCleaningDay } from '../journeys/stories/cleaning-day'
import { weappStage } from './stage'

tellCleaningDay(weappStage())

import { tellFirstLight } from '../journeys/stories/first-light'
import { weappStage } from './stage'

tellFirstLight(weappStage())

// What the files of journeys have in common, made once before they run side by side.
import { demoCounty } from './demo-county'

void demoCounty()

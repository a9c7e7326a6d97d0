import * as contract from '@guyub/contract/regions'
import { type Http, serve } from '../../kernel/http.ts'
import { about } from './about.ts'
import { area } from './area.ts'
import { areas } from './areas.ts'
import { officeNames } from './office-names.ts'
import { offices } from './offices.ts'

export { areas } from './areas.ts'
export { declareMirror } from './declare-mirror.ts'
export { loadAreas } from './load-areas.ts'
export { loadOffices } from './load-offices.ts'
export { loadRegions } from './load-regions.ts'
export { officeNamesOn } from './office-name-on.ts'
export {
  everyOffice,
  isPlace,
  namesOfOffices,
  officeByCode,
  officesOf,
  officesUnder,
  officeWithFunction,
} from './offices.ts'
export { ministryOn } from './organisations.ts'

export function regionsRoutes(http: Http): void {
  serve(http, contract.area, area)
  serve(http, contract.about, about)
  serve(http, contract.areas, areas)
  serve(http, contract.offices, offices)
  serve(http, contract.officeNames, officeNames)
}

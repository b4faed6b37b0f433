import { villagePlans, type VillagePlan } from './villages'

/** Everything that is told by name, and a tenth of the ordinary days: for whoever wants a county soon, or small. */
export const quietPlans: readonly VillagePlan[] = villagePlans.map((plan) => ({
  ...plan,
  aspirations: plan.aspirations.map((a) => ({ ...a, cheers: Math.ceil(a.cheers / 4) })),
  habits: {
    ...plan.habits,
    daily: plan.habits.daily / 10,
    lately: plan.habits.lately / 10,
    rounds: plan.habits.rounds.map((r) => ({ ...r, households: Math.min(r.households, 1) })),
  },
}))

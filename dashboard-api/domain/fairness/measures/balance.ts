/**
 * Balance = e_i x sum u - u_i: what a member could still use to have its share; below 0 it has used more. In the unit
 * of use; the balances of all members sum to 0.
 */
export const balance = (e: number, use: number, sumOfUse: number): number => e * sumOfUse - use;

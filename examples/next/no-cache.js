/** Holds nothing: pages are stored by Lockstep, in lockstep with their deploy. */
export default class NoCache {
  async get() {
    return null;
  }

  async set() {}

  async revalidateTag() {}

  resetRequestCache() {}
}

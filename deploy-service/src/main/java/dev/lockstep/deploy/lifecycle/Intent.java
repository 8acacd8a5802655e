package dev.lockstep.deploy.lifecycle;

/**
 * What a deploy is for.
 *
 * @param draft whether it is kept off the live host when it becomes ready
 * @param branch the branch it was made for, empty for the live one
 */
public record Intent(boolean draft, String branch, String title) {

    /** What is made for a branch is shown at the branch's own address. */
    public boolean publishesWhenReady() {
        return !draft && branch.isEmpty();
    }

    /** Both together: a draft if either says so. */
    public Intent and(Intent other) {
        return new Intent(
                draft || other.draft,
                other.branch.isEmpty() ? branch : other.branch,
                other.title.isEmpty() ? title : other.title);
    }
}

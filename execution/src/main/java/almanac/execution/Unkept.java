package almanac.execution;

/** Writes to a job's log which files of a dataset are not kept: the names of the first, and the number of the rest. */
final class Unkept {

    private static final int MOST_TOLD = 20;

    private final String dataset;
    private final JobFolders folders;
    private long count;

    Unkept(String dataset, JobFolders folders) {
        this.dataset = dataset;
        this.folders = folders;
    }

    void add(String what) {
        count++;
        if (count <= MOST_TOLD) {
            folders.mention("Dataset %s, not kept: %s".formatted(dataset, what));
        }
    }

    void end() {
        if (count > MOST_TOLD) {
            folders.mention("Dataset %s: %d more are not kept".formatted(dataset, count - MOST_TOLD));
        }
    }
}

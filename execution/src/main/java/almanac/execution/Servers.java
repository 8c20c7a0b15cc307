package almanac.execution;

/** The servers that share the jobs, as one of them sees the others. */
interface Servers extends AutoCloseable {

    /** Makes sure that the other servers see that this one runs. */
    void stay();

    /** Tells whether the server of that name runs. */
    boolean isPresent(String other);

    /**
     * Runs the action, unless another server is just choosing jobs: two at once could take on more than a tier may run.
     */
    void alone(Runnable choosing);

    /** Ends this server's presence: it takes on no job any more. */
    @Override
    void close();
}

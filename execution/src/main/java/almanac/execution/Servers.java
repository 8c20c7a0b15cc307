package almanac.execution;

/** The servers that share the jobs, as one of them sees the others. */
interface Servers extends AutoCloseable {

    /** By which jobs know this one, after a restart too. */
    String name();

    /** Makes sure that the others see that this one is at work. */
    void stay();

    /** Whether the server of that name is at work. */
    boolean isPresent(String other);

    /** Does it, unless another one is just choosing jobs: two who choose at once could take on more than a tier may run. */
    void alone(Runnable choosing);

    /** No job is taken on any more. */
    @Override
    void close();
}

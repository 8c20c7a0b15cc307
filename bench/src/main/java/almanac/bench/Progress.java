package almanac.bench;

/** Tells on stderr what goes on; figures alone go to stdout. */
final class Progress {

    private static final long BEGIN = System.nanoTime();

    private Progress() {}

    static void say(String sentence) {
        System.err.printf("%4d s  %s%n", (System.nanoTime() - BEGIN) / 1_000_000_000, sentence);
    }
}

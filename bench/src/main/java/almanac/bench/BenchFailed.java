package almanac.bench;

/** Says why there are no figures, in a sentence. */
final class BenchFailed extends RuntimeException {

    BenchFailed(String sentence) {
        super(sentence);
    }

    BenchFailed(String sentence, Exception cause) {
        super(sentence + " (" + cause.getMessage() + ")", cause);
    }
}

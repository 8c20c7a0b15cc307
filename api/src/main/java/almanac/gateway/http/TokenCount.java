package almanac.gateway.http;

import almanac.gateway.event.CallUsage.Counted;

/** The tokens of one call: as the provider counts them, or as they are estimated from the characters that came by. */
final class TokenCount {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final long estimatedInput;
    private long characters;
    private long input;
    private long output;
    private long cached;
    private boolean isTold;
    private boolean isCutOff;

    TokenCount(long estimatedInput) {
        this.estimatedInput = estimatedInput;
    }

    static long estimate(long characters) {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** Counts text of an answer, for as long as the provider tells nothing. */
    void seen(String text) {
        characters += text.length();
    }

    /** Takes the provider's own numbers, of which zero is one as well. */
    void told(long inputTokens, long outputTokens, long cachedTokens) {
        input = Math.max(0, inputTokens);
        output = Math.max(0, outputTokens);
        cached = Math.clamp(cachedTokens, 0, input);
        isTold = true;
    }

    /** The answer ended before its end, so what the provider has told by then is not all. */
    void cutOff() {
        isCutOff = true;
    }

    Counted counted() {
        return isTold && !isCutOff ? Counted.PROVIDER : Counted.ESTIMATED;
    }

    long input() {
        return isTold ? input : estimatedInput;
    }

    long output() {
        long estimated = estimate(characters);
        if (isCutOff) {
            return Math.max(output, estimated);
        }
        return isTold ? output : estimated;
    }

    long cached() {
        return isTold ? cached : 0;
    }
}

package almanac.hardwaretier.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An amount of memory. */
public record MemoryAmount(double value, Unit units) {

    /** Units of memory, in thousands or powers of two. */
    public enum Unit {
        @JsonProperty("MB")
        MB(1_000_000),
        @JsonProperty("MiB")
        MIB(1 << 20),
        @JsonProperty("GB")
        GB(1_000_000_000),
        @JsonProperty("GiB")
        GIB(1 << 30);

        private final long bytes;

        Unit(long bytes) {
            this.bytes = bytes;
        }
    }

    /** Returns the amount, rounded to whole bytes. */
    public long inBytes() {
        return Math.round(value * units.bytes);
    }
}

package almanac.row;

import almanac.shared.EventFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * One resource as it is read: the fold of its stream. A row changes through its events and in no other way, so it can
 * be thrown away and made again, or made as of any point in time (docs/adr/0002).
 *
 * @param <E> the sealed interface of the stream's events
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // fields are set by the first event
public abstract class Row<E> {

    @Id
    private String id;

    /** Sequence number of the last event folded; the resource's ETag. */
    @Column(nullable = false)
    private long version = -1;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    /** Changes the row. The outcome depends on the row, the event and its facts alone. */
    protected abstract void apply(E event, EventFacts facts);

    /** Applies the event, unless the row has it already. */
    final void fold(E event, EventFacts facts) {
        if (facts.sequence() <= version) {
            return;
        }
        if (version < 0) {
            id = facts.stream();
            createdAt = facts.at();
        }
        apply(event, facts);
        version = facts.sequence();
        updatedAt = facts.at();
    }

    public final String id() {
        return id;
    }

    public final long version() {
        return version;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }
}

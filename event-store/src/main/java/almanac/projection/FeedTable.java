package almanac.projection;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reads from the database how far the async projections have come, and how many dead letters they have. */
@Component
public class FeedTable {

    private static final String POSITION = """
            select coalesce(min((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint), 0)
            from token_entry where processor_name = ? and token is not null""";

    private final JdbcOperations jdbc;

    FeedTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the position of the last event that the projection has folded or put aside. */
    long position(String feed) {
        return position(feed, jdbc);
    }

    long deadLetters(String feed) {
        return deadLetters(feed, jdbc);
    }

    /** Tells whether a projection has folded all events up to a position, and put none aside. */
    public static boolean isComplete(String feed, long upTo, JdbcOperations asked) {
        return position(feed, asked) >= upTo && deadLetters(feed, asked) == 0;
    }

    /** As {@link #position}, which stays so until the holder's transaction has ended. */
    static long heldPosition(String feed, JdbcOperations holder) {
        holder.queryForList("select 1 from token_entry where processor_name = ? for update", feed);
        return position(feed, holder);
    }

    private static long position(String feed, JdbcOperations asked) {
        Long position = asked.queryForObject(POSITION, Long.class, feed);
        return position == null ? 0 : position;
    }

    private static long deadLetters(String feed, JdbcOperations asked) {
        Long letters = asked.queryForObject(
                "select count(*) from dead_letter_entry where processing_group = ?", Long.class, feed);
        return letters == null ? 0 : letters;
    }

    /** Deletes dead letters up to a position, for tables that have been made again from all events up to it. */
    void forgetDeadLetters(String feed, long upTo) {
        jdbc.update("""
                delete from dead_letter_entry d using domain_event e
                where d.processing_group = ? and e.event_identifier = d.event_identifier
                  and e.global_index <= ?""", feed, upTo);
    }
}

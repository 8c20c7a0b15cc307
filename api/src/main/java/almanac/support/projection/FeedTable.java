package almanac.support.projection;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** How far the feeds have come, and how many dead letters they have, as the database has it. */
@Component
class FeedTable {

    private static final String POSITION = """
            select coalesce(min((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint), 0)
            from token_entry where processor_name = ? and token is not null""";

    private final JdbcOperations jdbc;

    FeedTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the last event that it has folded or put aside. */
    long position(String feed) {
        return number(POSITION, feed);
    }

    long deadLetters(String feed) {
        return number("select count(*) from dead_letter_entry where processing_group = ?", feed);
    }

    /** When its tables have been made again from all events up to its position, nothing is dead any more. */
    void forgetDeadLetters(String feed) {
        jdbc.update("delete from dead_letter_entry where processing_group = ?", feed);
    }

    private long number(String sql, String feed) {
        Long number = jdbc.queryForObject(sql, Long.class, feed);
        return number == null ? 0 : number;
    }
}

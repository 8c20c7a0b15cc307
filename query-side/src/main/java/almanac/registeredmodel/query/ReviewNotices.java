package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ReviewStatus;
import almanac.registeredmodel.query.ModelVersionQuery.FindReviewNotice;
import almanac.row.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers the query for what is told of a review. */
@Component
class ReviewNotices {

    private static final String FIND = """
            select m.name, r.number, r.review from model_version_row r join registered_model_row m on m.id = r.model_id
            where r.id = ? and r.review ->> 'id' = ? and not r.deleted and not m.deleted""";

    private final JdbcOperations jdbc;

    ReviewNotices(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Page<ReviewNotice> answer(FindReviewNotice query) {
        return Page.of(jdbc.query(
                FIND,
                (row, n) -> notice(row),
                query.version().value(),
                query.review().value()));
    }

    private static ReviewNotice notice(ResultSet row) throws SQLException {
        ReviewRecord review = JsonMapper.shared().readValue(row.getString("review"), ReviewRecord.class);
        return new ReviewNotice(
                row.getString("name"),
                row.getInt("number"),
                review.requester(),
                review.targetStage(),
                review.notes(),
                review.status() == ReviewStatus.OPEN);
    }
}

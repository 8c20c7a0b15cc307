package almanac.storage.custommetric;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Deletes the values of models whose monitoring has ended, some lines at a time. */
@Component
public class CustomMetricCleaner {

    private static final int LINES = 5_000;

    private final JdbcOperations jdbc;

    CustomMetricCleaner(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns some models that have ended and of which there is something. */
    public List<String> ended() {
        return jdbc.queryForList("""
                select r.id from monitored_model_row r
                where r.ended and (exists (select from metric_series s where s.model = r.id)
                    or exists (select from metric_tags t where t.model = r.id))
                limit 10""", String.class);
    }

    /** Deletes some of the model's lines; tells whether there are more. */
    public boolean deleteSome(String model) {
        int deleted = jdbc.update("""
                delete from metric_value v using (
                    select m.series, m.at, m.tags from metric_series s join metric_value m on m.series = s.id
                    where s.model = ? limit %d) gone
                where v.series = gone.series and v.at = gone.at and v.tags = gone.tags""".formatted(LINES), model);
        if (deleted == LINES) {
            return true;
        }
        jdbc.update("delete from metric_series where model = ?", model);
        jdbc.update("delete from metric_tags where model = ?", model);
        jdbc.update("delete from metric_alert_told where model = ?", model);
        return false;
    }
}

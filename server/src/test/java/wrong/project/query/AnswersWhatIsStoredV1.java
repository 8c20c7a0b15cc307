package wrong.project.query;

import java.util.List;
import wrong.project.event.MappedEvent;

/** An answer must not hold what is stored. */
public record AnswersWhatIsStoredV1(List<MappedEvent> events) {}

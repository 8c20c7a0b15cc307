package almanac.audit.command;

import almanac.audit.event.LoginEvent.LoginsRefused;
import almanac.shared.SystemOnly;
import java.util.List;

/** Records how many logins were refused in a span of time, source by source. */
@SystemOnly
public record RecordRefusedLogins(List<LoginsRefused> refused) {}

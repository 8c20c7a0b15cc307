package almanac.audit.command;

import almanac.audit.event.LoginEvent.LoginsRefused;
import almanac.shared.SystemOnly;
import java.util.List;

/** Takes down how many logins were refused in a while, source by source. */
@SystemOnly
public record RecordRefusedLogins(List<LoginsRefused> refused) {}

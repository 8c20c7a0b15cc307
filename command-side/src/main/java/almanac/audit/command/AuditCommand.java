package almanac.audit.command;

import almanac.audit.event.LoginEvent.LoginsRefused;
import almanac.shared.SystemOnly;
import java.util.List;

/** Commands about the audit trail. */
public interface AuditCommand {

    /** Records how many logins were refused in a span of time, source by source. */
    @SystemOnly
    record RecordRefusedLogins(List<LoginsRefused> refused) {}
}

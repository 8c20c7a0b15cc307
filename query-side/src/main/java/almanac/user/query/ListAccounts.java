package almanac.user.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for all users, disabled ones too, by user name. */
@Requires(Permission.MANAGE_USERS)
public record ListAccounts(Window window) implements Query<Page<AccountV1>> {}

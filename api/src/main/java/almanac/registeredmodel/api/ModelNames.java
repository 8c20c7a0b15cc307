package almanac.registeredmodel.api;

import almanac.experiment.api.Members;
import almanac.shared.ErrorCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads names of new models, each of which is a part of paths: read in one way only, and never as a path of its own. */
final class ModelNames {

    private static final int LONGEST = 250;

    /** Names that are paths of this API, or lead elsewhere. */
    private static final Set<String> PATHS = Set.of("names", "ui", "access", "versions", ".", "..");

    /** A slash and a colon end a name in addresses; the firewall lets none of the others pass in a path. */
    private static final String NOT_OF_NAMES = "/:\\%;";

    private ModelNames() {}

    static String of(@Nullable String given, String member) {
        String name = Members.text(given, member, LONGEST);
        if (PATHS.contains(name) || name.isBlank() || !name.chars().allMatch(ModelNames::isOfNames)) {
            throw ErrorCode.INVALID_VALUE.with(
                    member,
                    "is blank, has a control character or one of %s, or is one of %s"
                            .formatted(NOT_OF_NAMES, PATHS.stream().sorted().toList()));
        }
        return name;
    }

    private static boolean isOfNames(int character) {
        return NOT_OF_NAMES.indexOf(character) < 0 && !Character.isISOControl(character);
    }
}

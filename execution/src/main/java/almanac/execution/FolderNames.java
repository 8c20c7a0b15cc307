package almanac.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the folders of a job's datasets are called: as the datasets, unless that is no name of a folder or taken. */
final class FolderNames {

    private static final Set<String> LEAD_ELSEWHERE = Set.of("", ".", "..");

    private final Set<String> taken;

    /** Beside those, whose ids are nobody else's name. */
    FolderNames(Collection<DatasetId> datasets) {
        taken = datasets.stream().map(DatasetId::value).collect(Collectors.toCollection(HashSet::new));
    }

    String of(DatasetId dataset, String name) {
        return isOfFolder(name) && taken.add(name) ? name : dataset.value();
    }

    private static boolean isOfFolder(String name) {
        return !LEAD_ELSEWHERE.contains(name)
                && name.indexOf('/') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && name.getBytes(UTF_8).length <= FilePath.LONGEST_NAME
                && isOfSystem(name);
    }

    /** Where the system's language has few characters, it takes no others. */
    private static boolean isOfSystem(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

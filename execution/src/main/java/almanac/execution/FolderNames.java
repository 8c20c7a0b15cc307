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

/** Names the folders of a job's datasets: as the datasets, unless the name is taken or cannot be that of a folder. */
final class FolderNames {

    private static final Set<String> LEAD_ELSEWHERE = Set.of("", ".", "..");

    private final Set<String> taken;

    /** Reserves the ids of the datasets, so that none is the name of another. */
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

    /** Tells whether the system can write the name: a language with few characters takes no others. */
    private static boolean isOfSystem(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

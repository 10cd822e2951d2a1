package dev.cachelens.ide.inspection;

/** The rule {@code chef-recipe-not-cooked}. */
final class ChefRecipeNotCookedInspection extends DockerfileInspection {

    ChefRecipeNotCookedInspection() {
        super("chef-recipe-not-cooked");
    }
}

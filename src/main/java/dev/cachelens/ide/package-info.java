/** The plugin: thin adapters from the IntelliJ Platform to rules, models and builders. */
package dev.cachelens.ide;
